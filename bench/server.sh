# The server under test: its own folder, its own port, the settings that the product has by default.

free_port() {
    local candidate
    for ((candidate = 20000 + RANDOM % 20000; ; candidate++)); do
        (exec 3<>"/dev/tcp/127.0.0.1/$candidate") 2>/dev/null || { echo "$candidate"; return; }
    done
}

# start_server FOLDER [--setting=value ...]: starts it on that folder and waits until it gives a token.
start_server() {
    local waited
    data=$work/$1
    shift
    env -u KOSH_DATABASE_URL KOSH_PORT="$port" KOSH_DATA="$data" "$home/kosh" run "$@" >>"$work/server.log" 2>&1 &
    jvm=$!
    for ((waited = 0; waited < 6000; waited++)); do
        kill -0 "$jvm" 2>/dev/null || { tail -n 20 "$work/server.log" >&2; fail "the server ended while it started"; }
        # No process for each look while nothing listens: it would take its CPU from the start.
        if { :; } 3<>"/dev/tcp/127.0.0.1/$port" && token=$(log_in INTEGR01 pb); then
            postmaster=$(head -n 1 "$data/postgres/cluster/postmaster.pid")
            return
        fi 2>/dev/null
        rest 0.02
    done
    fail "the server does not answer; see $work/server.log"
}

# rest SECONDS: without a process, too.
exec {never}<> <(:)
rest() {
    read -r -t "$1" -u "$never" || true
}

stop_server() {
    [[ -n ${jvm:-} ]] || return 0
    kill -CONT "$jvm" 2>/dev/null || true
    kill -TERM "$jvm" 2>/dev/null || true
    wait "$jvm" 2>/dev/null || true
    jvm=
    # A server that was killed leaves its database behind.
    if [[ -n ${postmaster:-} ]] && kill -INT "$postmaster" 2>/dev/null; then
        while kill -0 "$postmaster" 2>/dev/null; do sleep 0.1; done
    fi
    postmaster=
}

connect() {
    local file=$data/postgres/cluster/postmaster.pid
    PGHOST=127.0.0.1 PGPORT=$(sed -n 4p "$file") PGUSER=postgres PGPASSWORD=$(<"$data/postgres/password")
    export PGHOST PGPORT PGUSER PGPASSWORD
}

sql() {
    "$pg/psql" -X -q -A -t -v ON_ERROR_STOP=1 -d "${database:-kosh}" "$@"
}

# Stops the clock of the JVM while only the database is measured, at a moment when it holds no transaction.
freeze_jvm() {
    while :; do
        kill -STOP "$jvm"
        [[ $(sql -c "select count(*) from pg_stat_activity where application_name = 'kosh' and state <> 'idle'") == 0 ]] &&
            return
        kill -CONT "$jvm"
        sleep 0.05
    done
}

thaw_jvm() {
    kill -CONT "$jvm"
}

# drain SECONDS: waits until every message of the outbox is delivered; prints how many are left.
drain() {
    local left=1 end=$((SECONDS + $1))
    while ((left > 0 && SECONDS < end)); do
        sleep 0.5
        left=$(sql -c 'select count(*) from events.outbox')
    done
    echo "$left"
}

memory_mb() {
    awk -v name="$1:" '$1 == name { printf "%d\n", $2 / 1024 }' "/proc/$jvm/status"
}
