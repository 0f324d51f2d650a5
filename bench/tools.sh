# The two programs that a fresh machine lacks: pgbench (with psql, which its package brings along) and wrk.

install_tools() {
    ((EUID == 0)) || fail "--install needs root: apt-get install postgresql wrk"
    apt-get update -qq && apt-get install -y -qq postgresql wrk >&2
}

# Sets pg, the folder of pgbench and psql; names what is missing and ends with 2.
find_tools() {
    local folder missing=()
    pg=
    for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V -r) \
        "$(dirname "$(command -v pgbench || echo /none/pgbench)")"; do
        if [[ -x $folder/pgbench && -x $folder/psql ]]; then
            pg=$folder
            break
        fi
    done
    [[ -n $pg ]] || missing+=("pgbench is missing: apt-get install postgresql (Debian 12: package postgresql-15)")
    [[ $parts == night ]] || command -v wrk >/dev/null || missing+=("wrk is missing: apt-get install wrk")
    if ((${#missing[@]} > 0)); then
        printf 'bench: %s\n' "${missing[@]}" "as root, bench/run --install does that" >&2
        exit 2
    fi
}
