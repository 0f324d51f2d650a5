# The night: the FD job asks the treasury, a process of its own, about every Completed instruction.

office=od.cuttack
templates_out=10 payees=3 wage=300
# One beneficiary in so many has his money returned.
one_failed_in=50

night_sizes() {
    in_flight=${BENCH_IN_FLIGHT:-32} answer_ms=20
    night_warm=10000 night_small=10000 night_large=100000
    if [[ -n $quick ]]; then night_warm=${BENCH_NIGHT_WARM:-1000} night_small=1000 night_large=${BENCH_NIGHT:-5000}; fi
    most_calls_per_s=$((in_flight * 1000 / answer_ms))
}

# A treasury in which three sanctions of Cuttack have money; every answer waits.
start_treasury() {
    local waited
    treasury_port=$(free_port)
    KOSH_JAVA_OPTS=-Xmx768m "$home/kosh" simulate --port "$treasury_port" --public-key "$work/treasury.der" \
        --latency "$(printf "PT%d.%03dS" $((answer_ms / 1000)) $((answer_ms % 1000)))" --requests-kept 100 >"$work/treasury.log" 2>&1 &
    treasury=$!
    for ((waited = 0; waited < 300; waited++)); do
        [[ $(at_treasury allotments '[]') == 'HTTP/1.1 200'* ]] && break
        kill -0 "$treasury" 2>/dev/null || fail "the treasury ended while it started: $(tail -n 5 "$work/treasury.log")"
        sleep 0.1
    done
    told allotments "[$(allotment 221705789358641045908 DUMSC01),$(allotment 221705796358641045908 DUMST01),$(allotment 221705800358641045908 DUMGEN01)]"
}

stop_treasury() {
    [[ -n ${treasury:-} ]] || return 0
    kill -TERM "$treasury" 2>/dev/null || true
    wait "$treasury" 2>/dev/null || true
    treasury=
}

allotment() {
    printf '{"hoa": "%s", "ddoCode": "DUMDDO001", "schemeCode": "13145", "schemeName": "MUKTA", "granteeAgCode": "DUMGRANT0007",
        "granteeName": "CUTTACK MUNICIPAL CORPORATION", "ssuId": "5101", "ssuOffice": "cuttack_op", "allotmentDate": "%s",
        "allotmentTxnSlNo": "0", "allotmentAmount": "900000000", "availableBalance": "0",
        "allotmentTxnType": "Initial Allotment", "mstAllotmentDistId": "%s", "ssuAllotmentId": "%s-A"}' \
        "$1" "$(TZ=Asia/Kolkata date +%F)" "$2" "$2"
}

# at_treasury PATH BODY: the answer of an admin path of the simulator.
at_treasury() {
    port=$treasury_port http_post "/__sim/$1" application/json "$2"
}

# told PATH BODY: insists on success.
told() {
    local answer
    answer=$(at_treasury "$1" "$2")
    [[ $answer == 'HTTP/1.1 200'* ]] || fail "the treasury refuses $1: ${answer:0:500}"
}

# Instructions as every instruction comes into being: accounts and approved bills over HTTP; Kosh makes the instructions
# and pushes them; the treasury signs, advises and pays; Kosh asks.
make_paid_instructions() {
    local bills t
    run_job VA
    wait_until 60 "select count(*) = 3 from disbursement.fund" "the three sanctions"
    bills=$(log_in CTC-BILLS01 "$office") || fail "the sandbox's bill desk cannot log in"
    for ((t = 1; t <= templates_out; t++)); do
        posted /bankaccount-service/bankaccount/v1/_create "\"bankAccounts\": [$(each_payee "$t" account)]"
        posted /expense/bill/v1/_create "\"bill\": {\"tenantId\": \"$office\", \"billDate\": $(date +%s000),
            \"businessService\": \"works.wages\", \"referenceId\": \"WO/NIGHT/$t\", \"totalAmount\": $((payees * wage)),
            \"wfStatus\": \"APPROVED\", \"billDetails\": [$(each_payee "$t" wages)]}"
    done
    wait_until 60 "select count(*) = $templates_out from disbursement.payment_instruction where pi_status = 'INITIATED'" \
        "instructions that the treasury has taken"
    treasury_does sign && run_job PIS
    treasury_does advise && run_job PAG
    treasury_does pay && run_job PD
    wait_until 60 "select count(*) = $templates_out from disbursement.payment_instruction where pi_status = 'COMPLETED'" \
        "paid instructions"
    drain 60 >/dev/null
}

treasury_does() {
    local number
    for number in $(sql -c 'select pi_number from disbursement.payment_instruction'); do told "pi/$number/$1" ''; done
}

# posted PATH MEMBERS
posted() {
    local answer
    answer=$(http_post "$1" application/json "{\"RequestInfo\": {\"authToken\": \"$bills\"}, $2}")
    [[ $answer == 'HTTP/1.1 20'* ]] || fail "$1 is refused: ${answer:0:800}"
}

each_payee() { # TEMPLATE FUNCTION
    local p list=
    for ((p = 1; p <= payees; p++)); do list+=,$("$2" "$1" "$p"); done
    echo "${list:1}"
}

# The number in account and id is that of template and payee: night-load.sql tells the treasury accounts by it.
account() {
    printf '{"tenantId": "%s", "serviceCode": "IND", "referenceId": "IND-NIGHT-%02d%02d", "bankAccountDetails": [
        {"accountHolderName": "Sarita Nayak", "accountNumber": "0011000000%02d%02d", "accountType": "SAVINGS", "isPrimary": true,
         "isActive": true, "bankBranchIdentifier": {"type": "IFSC", "code": "TEST0000101"}}]}' "$office" "$1" "$2" "$1" "$2"
}

wages() {
    printf '{"payee": {"type": "INDIVIDUAL", "identifier": "IND-NIGHT-%02d%02d", "payeeName": "Sarita Nayak",
        "payeePhoneNumber": "900000%02d%02d", "additionalDetails": {"address": "Ward 3, Cuttack"}},
        "payableLineItems": [{"headCode": "WEG", "amount": %d, "type": "PAYABLE", "status": "ACTIVE"}]}' "$1" "$2" "$1" "$2" "$wage"
}

# wait_until SECONDS CONDITION WHAT
wait_until() {
    local end=$((SECONDS + $1))
    while [[ $(sql -c "$2") != t ]]; do
        ((SECONDS < end)) || fail "$3 did not come within $1 s; see $work/server.log"
        sleep 0.2
    done
}

# run_job JOB: starts it as by hand and waits for its end; sets run, its id.
run_job() {
    run=$(sql -c "insert into disbursement.scheduler_run (id, job, slot, trigger, state, opened_at, next_pass_at)
        values (gen_random_uuid(), '$1', clock_timestamp(), 'MANUAL', 'WAITING', clock_timestamp(), clock_timestamp())
        returning id")
    wait_until 900 "select state = 'ENDED' from disbursement.scheduler_run where id = '$run'" "the end of $1"
}

# load_night FIRST LAST: clones of the paid instructions, here and at the treasury, which returns one payment in fifty.
load_night() {
    local started=$SECONDS chunk
    sql -v first="$1" -v last="$2" -v payees="$payees" -v one_failed_in="$one_failed_in" -f "$bench/night-load.sql"
    rm -f "$work"/held.*
    sql -v first="$1" -v last="$2" -v one_failed_in="$one_failed_in" -f "$bench/night-held.sql" >"$work/held"
    while read -r chunk; do told instructions "$chunk"; done <"$work/held"
    rm -f "$work/held"
    sql -c 'vacuum (analyze)' -c checkpoint
    say "$(($2 - $1 + 1)) Completed instructions of $payees beneficiaries, made in $((SECONDS - started)) s"
}

# night_phase NAME FIRST LAST: the instructions before the first are too old to be asked about.
night_phase() {
    local count=$(($3 - $2 + 1)) treasury_before treasury_s watcher failures seconds
    sql -c "update disbursement.payment_instruction set completed_at = completed_at - interval '1 year'
            where completed_at > clock_timestamp() - interval '180 days'"
    load_night "$2" "$3"
    failures=$(sql -c "select count(*) from bench.expected where n between $2 and $3")
    watch_memory & watcher=$!
    before=$(snapshot) treasury_before=$(ticks "$treasury")
    run_job FD
    after=$(snapshot)
    treasury_s=$(awk -v a="$treasury_before" -v b="$(ticks "$treasury")" -v hz="$ticks_per_second" 'BEGIN { print (b - a) / hz }')
    kill "$watcher" && wait "$watcher" 2>/dev/null || true
    seconds=$(sql -c "select round(extract(epoch from ended_at - started_at), 2) from disbursement.scheduler_run where id = '$run'")
    night_line "$1" "$count" "$seconds" "$failures" "$treasury_s"
    drain 120 >/dev/null
    check_night "$2" "$3"
}

watch_memory() {
    local most=0 now
    while sleep 1; do
        now=$(memory_mb VmRSS)
        ((now > most)) && most=$now && echo "$most" >"$work/memory"
    done
}

night_heading() {
    printf '\n%-18s %9s %9s %9s %9s  %8s %8s %8s  %7s %6s\n' '' 'wall s' 'calls/s' 'of most' 'failures' 'JVM' 'database' 'treasury' 'others' 'JVM'
    printf '%-18s %9s %9s %9s %9s  %-26s  %7s %6s\n' '' '' '' '' 'applied/s' '-- CPU ms per instruction' '% CPU' 'MB'
}

# night_line NAME COUNT SECONDS FAILURES TREASURY_SECONDS
night_line() {
    night_mb=$(<"$work/memory")
    read -r night_s night_calls_per_s night_share night_failures_per_s night_jvm_cpu_ms night_db_cpu_ms night_treasury_cpu_ms night_others < <(
        awk -v count="$2" -v s="$3" -v failures="$4" -v treasury="$5" -v before="$before" -v after="$after" -v most="$most_calls_per_s" \
            -v hz="$ticks_per_second" -v cores="$cores" 'BEGIN {
                split(before, b); split(after, a)
                jvm = (a[1] - b[1]) / hz; database = (a[2] - b[2]) / hz
                others = (a[3] - b[3]) / hz - jvm - database - treasury
                printf "%.2f %.0f %.3f %.1f %.3f %.3f %.3f %.1f\n", s, count / s, count / s / most, failures / s, 1000 * jvm / count,
                    1000 * database / count, 1000 * treasury / count,
                    100 * (others < 0 ? 0 : others) / (cores * (a[4] - b[4]) / 1000)
            }')
    printf '%-18s %9s %9s %9s %9s  %8s %8s %8s  %6s%% %6s\n' "$1" "$night_s" "$night_calls_per_s" "$night_share" \
        "$night_failures_per_s" "$night_jvm_cpu_ms" "$night_db_cpu_ms" "$night_treasury_cpu_ms" "$night_others" "$night_mb"
}

# Lowers night_books to no when the books of this night do not agree with what the treasury holds.
check_night() {
    local line holds
    while IFS='|' read -r line holds; do
        [[ $holds == t ]] || { night_books=no; echo "   FAILS: $line"; }
    done < <(sql -v first="$1" -v last="$2" -v run="$run" -f "$bench/night-books.sql")
}

# All rules of the books over all data, and what the treasury says lies in suspense.
check_all_books() {
    local ours theirs
    if KOSH_PORT=$port KOSH_ADMIN_PASSWORD=$sandbox_password "$home/kosh" admin reconcile --tenant "$office" \
        --user-name CTC-MUKTA01 >"$work/reconcile" 2>&1; then
        echo "holds: every rule of the books (kosh admin reconcile)"
    else
        night_books=no
        echo "FAILS: $(tail -n 12 "$work/reconcile")"
    fi
    ours=$(sql -c "select coalesce(sum(amount_paise), 0) from disbursement.ledger_entry where kind = 'SUSPENSE_IN'")
    theirs=$(port=$treasury_port http_get '/__sim/state?bills=false' | sed -n 's/.*"inSuspensePaise":\([0-9]*\).*/\1/p')
    [[ $ours == "$theirs" ]] || night_books=no
    echo "$([[ $ours == "$theirs" ]] && echo 'holds:' || echo 'FAILS:') $ours paise in suspense here, $theirs at the treasury"
}

measure_night() {
    local first=1 small_s
    night_books=yes port=$(free_port)
    say "a treasury of its own, $answer_ms ms per answer; a fresh server, $in_flight calls at a time"
    start_treasury
    start_server night --sandbox --kosh.sandbox.consumers=0 --jit.base-url="http://127.0.0.1:$treasury_port" --jit.allow-insecure=true \
        --jit.client-id=dummy-client --jit.client-secret=dummy-secret --jit.public-key="$work/treasury.der" \
        --jit.pool.size="$in_flight" --jit.cron.{pis,pd,ftps,fd,ftfps,pag,repush,reconciliation}=-
    connect
    make_paid_instructions
    night_heading
    night_phase 'night, warm-up' 1 "$night_warm"
    night_phase "night, $night_small" $((night_warm + 1)) $((night_warm + night_small))
    night_small_s=$night_s night_small_mb=$night_mb
    night_phase "night, $night_large" $((night_warm + night_small + 1)) $((night_warm + night_small + night_large))
    echo
    check_all_books
    stop_server
    stop_treasury
}

print_night_result() {
    echo
    echo "the treasury's answer time allows $most_calls_per_s calls/s: $in_flight at a time, $answer_ms ms each (target 0.90 of it: $night_share)"
    echo "time per instruction of $night_large over that of $night_small: $(awk -v a="$night_s" -v b="$night_small_s" -v m="$night_large" -v n="$night_small" \
        'BEGIN { printf "%.2f", a / m / (b / n) }') (1 is linear)"
    echo
    echo "RESULT night_calls_per_s=$night_calls_per_s night_share_of_most=$night_share night_most_per_s=$most_calls_per_s" \
        "night_10k_s=$night_small_s night_100k_s=$night_s night_failures_per_s=$night_failures_per_s night_db_cpu_ms=$night_db_cpu_ms" \
        "night_jvm_cpu_ms=$night_jvm_cpu_ms night_treasury_cpu_ms=$night_treasury_cpu_ms night_10k_jvm_mb=$night_small_mb night_jvm_mb=$night_mb" \
        "night_others_cpu_pct=$night_others night_books_agree=$night_books"
}
