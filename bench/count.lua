-- What the wrk scripts share: which bills and consumers a thread asks for, what counts as done, what is printed.

local threads = {}
local FIRST, COUNT = tonumber(os.getenv("BENCH_FIRST")), tonumber(os.getenv("BENCH_COUNT"))
local TURN, END = tonumber(os.getenv("BENCH_TURN")), tonumber(os.getenv("BENCH_END"))
local THREADS = tonumber(os.getenv("BENCH_THREADS"))
-- Meets every number once, and no two neighbours of one page together: citizens do not pay in the order in which their
-- demands were raised. Prime, so that it divides no count; own-write.sql has the same.
local STRIDE = 7919

done_count, failed_count, used_up, first_failure = 0, 0, 0, ""

function setup(thread)
  thread:set("turn", TURN + #threads - THREADS)
  table.insert(threads, thread)
end

-- The number whose turn it is. After the last the thread ends, or the same numbers come again.
function next_number(again)
  turn = turn + THREADS
  if turn >= END and again then
    turn = turn - (END - TURN)
  elseif turn >= END then
    used_up = 1
    wrk.thread:stop()
  end
  return FIRST + turn * STRIDE % COUNT
end

-- Ids of the benchmark's rows: a kind and a number, growing as the product's own do.
function id(kind, of)
  return string.format("01900000-%04x-7000-8000-%012x", kind, of)
end

function count(status, body, wanted_status, wanted_text)
  if status == wanted_status and string.find(body, wanted_text, 1, true) then
    done_count = done_count + 1
  elseif used_up == 0 then
    failed_count = failed_count + 1
    first_failure = status .. " " .. string.sub(body, 1, 300)
  end
end

function done(summary, latency, requests)
  local turn_after, empty, ok, failed = 0, 0, 0, summary.errors.connect + summary.errors.read + summary.errors.timeout, 0
  for _, thread in ipairs(threads) do
    ok = ok + thread:get("done_count")
    failed = failed + thread:get("failed_count")
    turn_after = math.max(turn_after, thread:get("turn") + 1)
    empty = empty + thread:get("used_up")
    if thread:get("first_failure") ~= "" then print("failure " .. thread:get("first_failure")) end
  end
  print(string.format("measured turn=%d ok=%d failed=%d used_up=%d per_s=%.1f p50=%.2f p99=%.2f",
    turn_after, ok, failed, empty, ok / (summary.duration / 1e6), latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
