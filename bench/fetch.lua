-- Fetches the bill of one consumer after the other. BENCH_AGAIN=1: begins anew when all were fetched.
dofile(os.getenv("BENCH_HOME") .. "/count.lua")

local PATH = "/billing-service/bill/v2/_fetchbill?tenantId=pb.amritsar&businessService=PT&consumerCode=PT-BENCH-%07d"
local BODY = '{"RequestInfo": {"apiId": "Rainmaker", "ver": "1.0", "msgId": "1|en_IN", "authToken": "'
  .. os.getenv("BENCH_TOKEN") .. '"}}'
local AGAIN = os.getenv("BENCH_AGAIN") == "1"

local headers = {["Content-Type"] = "application/json"}

function request()
  return wrk.format("POST", PATH:format(next_number(AGAIN)), headers, BODY)
end

function response(status, _, body)
  count(status, body, 201, '"billNumber":"')
end
