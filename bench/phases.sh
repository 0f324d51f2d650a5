# What is measured. Each phase prints one line of the table.

acknowledged=0 others_total=0 span_total=0

# Money in: payments and bill fetches beside the database's own benchmark.
measure_core() {
    port=$(free_port)
    say "a fresh server on port $port, its data in $work"
    start_server core --sandbox --kosh.sandbox.consumers=0 --kosh.sandbox.treasury=false \
        --kosh.rate-limits.payments-per-second=1000000 --kosh.rate-limits.bill-fetches-per-second=1000000
    connect
    load_data

    heading
    make_tpcb
    warm_up_phase
    drain 60 >/dev/null
    for ((round = 1; round <= rounds; round++)); do
        compared_round
    done
    pay_phase payments "$seconds_1" 1
    pay_phase payments "$seconds_8" 8
    drain_phase
    BENCH_KEY=1 pay_phase 'payments, keyed' "$seconds_keyed" 32
    pay32_keyed_per_s=$per_s
    drain 60 >/dev/null
    check_books
    start_phase
    stop_server
}

# What is compared runs in turn, minute by minute: the machine's own speed moves more than the figures that it gives.
compared_round() {
    freeze_jvm
    tpcb_phase
    own_write_phase
    thaw_jvm
    pay_phase payments "$seconds_32" 32
    add_up payments
    keep_result
    drain 60 >/dev/null
    fetch_existing_phase
    fetch_new_phase
}

# add_up NAME: counts the last phase among those of this name. rate_of NAME: what they did in a second.
declare -A counted=() spent=()
add_up() {
    counted[$1]=$((${counted[$1]:-0} + ok))
    spent[$1]=$(awk -v so_far="${spent[$1]:-0}" -v ok="$ok" -v rate="$per_s" 'BEGIN { print so_far + ok / rate }')
}

rate_of() {
    awk -v count="${counted[$1]}" -v seconds="${spent[$1]}" 'BEGIN { printf "%.1f", count / seconds }'
}

say() {
    echo "-- $*"
}

heading() {
    printf '\n%-18s %5s %9s %9s %9s  %8s %8s %8s  %7s\n' '' conns 'per s' 'p50 ms' 'p99 ms' 'JVM' 'database' 'client' 'others'
    printf '%-44s %s\n' '' '            ---- CPU ms each ----    % of CPU'
}

# line NAME CONNECTIONS PER_SECOND P50 P99 COUNT SNAPSHOT_BEFORE SNAPSHOT_AFTER CLIENT_SECONDS
line() {
    awk -v name="$1" -v conns="$2" -v rate="$3" -v p50="$4" -v p99="$5" -v count="$6" -v before="$7" -v after="$8" \
        -v client="$9" -v hz="$ticks_per_second" -v cores="$cores" 'BEGIN {
            split(before, b); split(after, a)
            jvm = (a[1] - b[1]) / hz; database = (a[2] - b[2]) / hz
            others = (a[3] - b[3]) / hz - jvm - database - client
            if (others < 0) others = 0
            span = cores * (a[4] - b[4]) / 1000
            each = count > 0 ? 1000 / count : 0
            printf "%-18s %5s %9.0f %9s %9s  %8.2f %8.2f %8.2f  %6.0f%%\n", name, conns, rate, p50, p99,
                jvm * each, database * each, client * each, 100 * others / span
            printf "%.3f %.2f %.2f %.1f\n", (jvm + database) * each, others, span, 100 * others / span > "/dev/stderr"
        }' 2>"$work/cpu"
    read -r cpu_each others_s span_s others_pct <"$work/cpu"
    others_total=$(sum "$others_total" "$others_s") span_total=$(sum "$span_total" "$span_s")
}

sum() {
    awk -v a="$1" -v b="$2" 'BEGIN { print a + b }'
}

# client_run COMMAND...: runs a load program; its output goes to the file client, its CPU seconds to client_cpu.
client_run() {
    sql -c 'checkpoint'
    before=$(snapshot)
    TIMEFORMAT='%U %S'
    { time "$@" >"$work/client" 2>"$work/client.err"; } 2>"$work/client.cpu" || fail "$(head -n 5 "$work/client.err")"
    after=$(snapshot)
    client_cpu=$(awk '{ print $1 + $2 }' "$work/client.cpu")
}

# wrk_run SCRIPT SECONDS CONNECTIONS FIRST COUNT TURN END: asks for the numbers of these turns; sets turn to the one
# after the last used, and ok, failed, used_up, per_s, p50, p99.
wrk_run() {
    local result
    export BENCH_THREADS=$(($3 < 2 ? 1 : 2)) BENCH_FIRST=$4 BENCH_COUNT=$5 BENCH_TURN=$6 BENCH_END=$7
    export BENCH_TOKEN=$token BENCH_AMOUNT=$amount
    client_run wrk -s "$bench/$1" -t "$BENCH_THREADS" -c "$3" -d "$2s" --timeout 10s "http://127.0.0.1:$port"
    result=$(sed -n 's/^measured //p' "$work/client")
    [[ -n $result ]] || fail "wrk measured nothing: $(<"$work/client")"
    declare -g $result
}

# pay_phase NAME SECONDS CONNECTIONS
pay_phase() {
    wrk_run pay.lua "$2" "$3" 1 "$billed" "$turn" $((billed - open))
    acknowledged=$((acknowledged + ok))
    line "$1" "$3" "$per_s" "$p50" "$p99" "$ok" "$before" "$after" "$client_cpu"
    remarks BENCH_BILLS "$billed"
}

# The JVM is as fast as it gets only after a hundred thousand payments, and only for what it has done side by side.
warm_up_phase() {
    local began=$SECONDS
    while ((acknowledged < warm_up && SECONDS - began < 270)); do
        pay_phase 'warm-up' "$seconds_warm" 32
        fetch_open_bills 'warm-up, bills' "$seconds_warm_fetch"
        fetch_new_bills 'warm-up, new' "$seconds_warm_new"
    done
}

fetch_existing_phase() {
    fetch_open_bills 'bills, existing' "$seconds_fetch"
    add_up existing
}

# fetch_open_bills NAME SECONDS: of the bills that no payment was meant for.
fetch_open_bills() {
    local paid=$turn
    BENCH_AGAIN=1 wrk_run fetch.lua "$2" 32 1 "$billed" $((billed - open)) "$billed"
    turn=$paid
    line "$1" 32 "$per_s" "$p50" "$p99" "$ok" "$before" "$after" "$client_cpu"
    remarks BENCH_BILLS "$billed"
}

fetch_new_phase() {
    fetch_new_bills 'bills, new' "$seconds_fetch_new"
    add_up new
}

# fetch_new_bills NAME SECONDS: of consumers who have no bill yet.
fetch_new_bills() {
    local paid=$turn
    BENCH_AGAIN=0 wrk_run fetch.lua "$2" 32 $((billed + 1)) "$unbilled" "$new_turn" "$unbilled"
    new_turn=$turn turn=$paid
    line "$1" 32 "$per_s" "$p50" "$p99" "$ok" "$before" "$after" "$client_cpu"
    remarks BENCH_UNBILLED "$unbilled"
}

# remarks SETTING VALUE: what makes the phase's figures worth less, and which setting bounds what it asks for.
remarks() {
    if ((failed > 0)); then
        echo "   $failed answers were not what was asked for: $(sed -n 's/^failure //p' "$work/client" | head -n 1)"
    fi
    if ((used_up > 0)); then
        echo "   the phase ran out of bills, so its rate is too low: set $1 above $2"
    fi
}

make_tpcb() {
    sql -c 'create database tpcb'
    database=tpcb "$pg/pgbench" -i -q -s "$scale" tpcb >"$work/client" 2>&1 || fail "$(tail -n 5 "$work/client")"
}

# PostgreSQL's own benchmark, on the same server, while the JVM stands still.
tpcb_phase() {
    client_run "$pg/pgbench" -M prepared -c 8 -j 2 -T "$seconds_tpcb" -n tpcb
    pgbench_line 'TPC-B of pgbench'
    add_up tpcb
}

# Kosh's own write of a payment and nothing else.
own_write_phase() {
    local constant options=() receipts
    # What is the same in each payment, as the payments of the warm-up have it.
    while read -r constant; do options+=(-D "$constant"); done < <(sql -f "$bench/own-write-constants.sql")
    receipts=$(sql -c 'select count(*) from collection.receipt')
    client_run "$pg/pgbench" -M prepared -c 8 -j 2 -t $((own_writes / 8)) -n -f "$bench/own-write.sql" \
        -D turn=$((turn - 8)) -D count="$billed" -D paise=$((tax_paise + cess_paise)) \
        -D tax_paise="$tax_paise" -D cess_paise="$cess_paise" "${options[@]}" kosh
    pgbench_line "Kosh's own write"
    add_up own_write
    receipts=$(($(sql -c 'select count(*) from collection.receipt') - receipts))
    ((receipts == own_writes)) || fail "pgbench wrote $receipts receipts instead of $own_writes"
    acknowledged=$((acknowledged + receipts)) turn=$((turn + own_writes))
    # Nobody waits for messages about these.
    sql -c 'truncate events.outbox'
}

pgbench_line() {
    per_s=$(sed -n 's/^tps = \([0-9]*\.[0-9]\).*/\1/p' "$work/client")
    ok=$(sed -n 's/^number of transactions actually processed: \([0-9]*\).*/\1/p' "$work/client")
    line "$1" 8 "$per_s" - - "$ok" "$before" "$after" "$client_cpu"
}

# What the payments left to be done: the outbox, message by message, while nobody pays.
drain_phase() {
    local count left
    count=$(sql -c 'select count(*) from events.outbox')
    before=$(snapshot)
    left=$(drain 60)
    after=$(snapshot)
    count=$((count - left))
    line 'messages after it' - "$(awk -v n="$count" -v b="$before" -v a="$after" \
        'BEGIN { split(b, x); split(a, y); print 1000 * n / (y[4] - x[4]) }')" - - "$count" "$before" "$after" 0
    ((left == 0)) || echo "   $left messages were still owed after 60 s"
}

# How long a payer waits when the server starts on data that exist.
start_phase() {
    local bill began answer
    bill=$(sql -c "select bench.id(4, 1 + $turn::bigint * 7919 % $billed)")
    stop_server
    sync # the kernel still writes out what the load left, and that is no part of a start
    began=$(date +%s%3N)
    start_server core
    answer=$(pay "$bill" "$token") || fail "the first payment after the restart is refused: $answer"
    start_s=$(awk -v began="$began" -v ended="$(date +%s%3N)" 'BEGIN { printf "%.2f", (ended - began) / 1000 }')
    echo
    echo "first payment $start_s s after ./kosh run on this data folder (target 6);" \
        "the server itself says: $(sed -n 's/.*(\(started in .*\))$/\1/p' "$work/server.log" | tail -n 1)"
}

# The worst p99 of the rounds counts; CPU for each payment is the mean of all.
keep_result() {
    pay32_p99_ms=$(awk -v a="${pay32_p99_ms:-0}" -v b="$p99" 'BEGIN { print (a + 0 > b + 0) ? a : b }')
    cpu_32=$(sum "${cpu_32:-0}" "$cpu_each")
    others_32_pct=$(awk -v a="${others_32_pct:-0}" -v b="$others_pct" 'BEGIN { print (a + 0 > b + 0) ? a : b }')
    jvm_mb=$(memory_mb VmRSS) jvm_peak_mb=$(memory_mb VmHWM)
}

ratio() {
    awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", a / b }'
}

# The one line for machines.
print_result() {
    local pay32_per_s tpcb_per_s own_write_per_s fetch32_per_s fetch32_new_per_s cpu_ms_per_payment
    local pay32_over_tpcb pay32_over_own_write others_cpu_pct
    pay32_per_s=$(rate_of payments) tpcb_per_s=$(rate_of tpcb) own_write_per_s=$(rate_of own_write)
    fetch32_per_s=$(rate_of existing) fetch32_new_per_s=$(rate_of new)
    cpu_ms_per_payment=$(awk -v all="$cpu_32" -v rounds="$rounds" 'BEGIN { printf "%.3f", all / rounds }')
    others_cpu_pct=$(awk -v a="$others_total" -v b="$span_total" 'BEGIN { printf "%.1f", 100 * a / b }')
    pay32_over_tpcb=$(ratio "$pay32_per_s" "$tpcb_per_s")
    pay32_over_own_write=$(ratio "$pay32_per_s" "$own_write_per_s")
    echo
    echo "over $rounds rounds, per s: TPC-B (a) $tpcb_per_s, own write (b) $own_write_per_s, payments at 32 connections (c) $pay32_per_s," \
        "bills existing $fetch32_per_s, new $fetch32_new_per_s"
    echo "c/a, payments at 32 connections over TPC-B:     $pay32_over_tpcb (originals 0.021, target 0.50)"
    echo "c/b, payments at 32 connections over own write: $pay32_over_own_write (target 0.75)"
    echo "fetches over TPC-B: existing $(ratio "$fetch32_per_s" "$tpcb_per_s") (originals 0.32, target 1.60)," \
        "new $(ratio "$fetch32_new_per_s" "$tpcb_per_s") (originals 0.103, target 0.51)"
    echo "JVM resident memory after the payments at 32 connections: $jvm_mb MB, highest so far $jvm_peak_mb MB (target 512)"
    echo "others took $others_cpu_pct % of the CPU while anything was measured, at most $others_32_pct % during a round of payments at 32 connections"
    echo
    echo "RESULT pay32_over_tpcb=$pay32_over_tpcb pay32_over_own_write=$pay32_over_own_write pay32_p99_ms=$pay32_p99_ms" \
        "pay32_per_s=$pay32_per_s fetch32_per_s=$fetch32_per_s cpu_ms_per_payment=$cpu_ms_per_payment start_s=$start_s" \
        "jvm_mb=$jvm_mb fetch32_new_per_s=$fetch32_new_per_s pay32_keyed_per_s=$pay32_keyed_per_s tpcb_per_s=$tpcb_per_s" \
        "own_write_per_s=$own_write_per_s jvm_peak_mb=$jvm_peak_mb others_cpu_pct=$others_cpu_pct books_agree=$books"
}
