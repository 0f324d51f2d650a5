-- Pays one bill after the other, each in full, as an integrator does. BENCH_KEY=1: with an Idempotency-Key.
dofile(os.getenv("BENCH_HOME") .. "/count.lua")

local PATH = "/collection-services/payments/_create"
local KEY = os.getenv("BENCH_KEY") == "1"
local BODY = '{"RequestInfo": {"apiId": "Rainmaker", "ver": "1.0", "msgId": "1|en_IN", "authToken": "' .. os.getenv("BENCH_TOKEN")
  .. '"}, "Payment": {"tenantId": "pb.amritsar", "totalAmountPaid": AMOUNT, "paymentMode": "ONLINE", '
  .. '"transactionNumber": "POS%012d", "instrumentNumber": "POS%012d", "paidBy": "OWNER", "payerName": "Simran Gill", '
  .. '"mobileNumber": "9814000555", "paymentDetails": [{"businessService": "PT", "billId": "%s", "totalAmountPaid": AMOUNT}]}}'
BODY = BODY:gsub("AMOUNT", os.getenv("BENCH_AMOUNT"))

local headers = {["Content-Type"] = "application/json"}

function request()
  local n = next_number()
  if KEY then headers["Idempotency-Key"] = string.format("POS%012d", n) end
  return wrk.format("POST", PATH, headers, string.format(BODY, n, n, id(4, n)))
end

function response(status, _, body)
  count(status, body, 200, '"receiptNumber":"')
end
