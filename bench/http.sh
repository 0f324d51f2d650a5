# HTTP by bash alone, for the few calls that are not measured: a fresh machine may have no curl.

# http_post PATH CONTENT_TYPE BODY [HEADER]: the status line, the headers and the body of the answer, lines without CR.
http_post() {
    local path=$1 type=$2 body=$3 header=${4:-X-Bench: 1} length
    length=$(LC_ALL=C; printf '%s' "${#body}")
    exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
    printf 'POST %s HTTP/1.0\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: %s\r\n%s\r\nContent-Length: %d\r\n\r\n%s' \
        "$path" "$type" "$header" "$length" "$body" >&3
    timeout 10 tr -d '\r' <&3
    exec 3>&-
} 2>/dev/null

# http_get PATH
http_get() {
    exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
    printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' "$1" >&3
    timeout 10 tr -d '\r' <&3
    exec 3>&-
} 2>/dev/null

# text_of MEMBER JSON: the first text member of that name.
text_of() {
    sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" <<<"$2" | head -n 1
}

# log_in USER TENANT: prints a token; fails when there is no answer yet.
log_in() {
    local answer token
    answer=$(http_post /user/oauth/token application/x-www-form-urlencoded \
        "grant_type=password&scope=read&username=$1&password=$sandbox_password&tenantId=$2&userType=EMPLOYEE" \
        'Authorization: Basic ZWdvdi11c2VyLWNsaWVudDo=') || return 1
    token=$(text_of access_token "$answer")
    [[ -n $token ]] && echo "$token"
}

# pay BILL TOKEN: the receipt's number; fails with the answer unless the payment is recorded.
pay() {
    local answer receipt
    answer=$(http_post /collection-services/payments/_create application/json "{\"RequestInfo\": {\"authToken\": \"$2\"},
        \"Payment\": {\"tenantId\": \"$tenant\", \"totalAmountPaid\": $amount, \"paymentMode\": \"CASH\", \"paidBy\": \"OWNER\",
        \"payerName\": \"Simran Gill\", \"mobileNumber\": \"9814000555\",
        \"paymentDetails\": [{\"billId\": \"$1\", \"totalAmountPaid\": $amount}]}}") || return 1
    receipt=$(text_of receiptNumber "$answer")
    [[ -n $receipt ]] && echo "$receipt" || { echo "$answer"; return 1; }
}
