# Consumers, demands and bills: some made by the server itself over HTTP, the rest cloned from them.

tenant=pb.amritsar
tax_paise=125050 cess_paise=12025
amount=1370.75
templates=500

# How long phases take, and how many bills there are: more than are paid in that time.
sizes() {
    warm_up=150000 seconds_warm=15 seconds_warm_fetch=5 seconds_warm_new=2 seconds_1=5 seconds_8=8 seconds_32=10 seconds_keyed=6 seconds_fetch=6 seconds_fetch_new=5 seconds_tpcb=10
    rounds=4 billed=${BENCH_BILLS:-400000} open=20000 unbilled=${BENCH_UNBILLED:-150000} own_writes=8000 scale=20
    if [[ -n $quick ]]; then
        warm_up=2000 seconds_warm=3 seconds_warm_fetch=2 seconds_warm_new=1 seconds_1=2 seconds_8=2 seconds_32=4 seconds_keyed=2 seconds_fetch=2 seconds_fetch_new=2 seconds_tpcb=4
        rounds=2 billed=${BENCH_BILLS:-30000} open=2000 unbilled=${BENCH_UNBILLED:-9000} own_writes=2000 scale=2
    fi
    turn=0 new_turn=0
    last=$((billed + unbilled))
}

load_data() {
    local started=$SECONDS
    make_templates
    sql -v billed="$billed" -v last="$last" -f "$bench/load.sql"
    sql -c 'vacuum (analyze)' -c checkpoint
    say "$billed consumers with an open bill, $unbilled without one, made in $((SECONDS - started)) s"
}

# Consumers that come into being as every consumer does: demand and payer over HTTP, bill by a fetch.
make_templates() {
    local employee first i demands codes answer
    employee=$(log_in EMP01 "$tenant") || fail "the sandbox's employee cannot log in"
    for ((first = 0; first < templates; first += 100)); do
        demands='' codes=''
        for ((i = first; i < first + 100; i++)); do
            demands+=,$(template_demand "$i")
            codes+=,$(template_code "$i")
        done
        answer=$(http_post /billing-service/demand/_create application/json \
            "{\"RequestInfo\": {\"authToken\": \"$employee\"}, \"Demands\": [${demands:1}]}")
        [[ $answer == 'HTTP/1.1 201'* ]] || fail "demands are refused: $answer"
        answer=$(http_post "/billing-service/bill/v2/_fetchbill?tenantId=$tenant&businessService=PT&consumerCode=${codes:1}" \
            application/json "{\"RequestInfo\": {\"authToken\": \"$employee\"}}")
        [[ $answer == 'HTTP/1.1 201'* ]] || fail "bills are refused: $answer"
    done
}

template_code() {
    printf 'PT-TEMPLATE-%04d' "$1"
}

# The financial year 2025-26, valid for 15 days, owner known by name and mobile number.
template_demand() {
    printf '{"tenantId": "%s", "consumerCode": "%s", "consumerType": "BUILTUP", "businessService": "PT",
        "payer": {"name": "Simran Gill", "mobileNumber": "98%08d"}, "taxPeriodFrom": 1743445800000,
        "taxPeriodTo": 1774981799000, "billExpiryTime": 1296000000, "minimumAmountPayable": 100, "demandDetails": [
        {"taxHeadMasterCode": "PT_TAX", "taxAmount": 1250.50}, {"taxHeadMasterCode": "PT_FIRE_CESS", "taxAmount": 120.25}]}' \
        "$tenant" "$(template_code "$1")" "$1"
}

# Sets books: yes when receipts, bills, demands and the audit trail agree with each other and with what was acknowledged.
check_books() {
    local line holds
    books=yes
    echo
    while IFS='|' read -r line holds; do
        [[ $holds == t ]] || books=no
        echo "$([[ $holds == t ]] && echo 'holds:' || echo 'FAILS:') $line"
    done < <(sql -v acknowledged="$acknowledged" -f "$bench/books.sql")
}
