# CPU time by process, in clock ticks, from /proc.

ticks_per_second=$(getconf CLK_TCK)
cores=$(nproc)

# ticks PID...: user and system time of these processes.
ticks() {
    local pid files=()
    for pid; do files+=("/proc/$pid/stat"); done
    awk '{ sub(/^.*\) /, ""); sum += $12 + $13 } END { print sum + 0 }' "${files[@]}" 2>/dev/null || echo 0
}

# The database: its first process, that one's children, and the children that have ended.
database_ticks() {
    cat /proc/[0-9]*/stat 2>/dev/null | awk -v pid="$postmaster" '
        { first = $1; sub(/^.*\) /, "") }
        first == pid { sum += $12 + $13 + $14 + $15 }
        $2 == pid { sum += $12 + $13 }
        END { print sum + 0 }'
}

# Everything that ran on this machine: user, nice, system, irq, softirq.
machine_ticks() {
    awk '/^cpu / { print $2 + $3 + $4 + $7 + $8 }' /proc/stat
}

# snapshot: JVM, database, machine and the moment in milliseconds.
snapshot() {
    echo "$(ticks "$jvm") $(database_ticks) $(machine_ticks) $(date +%s%3N)"
}
