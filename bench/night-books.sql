-- Did the night :run find every failure of instructions :first to :last, and no other? One line: what is compared, whether it holds.
with expected as (
    select beneficiary_number from bench.expected where n between :first and :last
), of_night as materialized (
    select id, pi_number from disbursement.payment_instruction
    where tenant_id = 'od.cuttack' and id between bench.id(3, :first) and bench.id(3, :last)
), event as materialized (
    select event.* from disbursement.failure_event event join of_night on of_night.id = event.pi_id
), told as (
    select sms.reference from notification.sms join event on sms.reference = 'failed ' || event.id
    where sms.template = 'PAYMENT_FAILED_TO_BENEFICIARY'
), amounts as (
    select (select count(*) from of_night) as instructions,
           (select count(*) from expected) as failures,
           (select count(*) from event) as events,
           (select count(*) from event join expected using (beneficiary_number)
            where state = 'APPLIED' and kind = 'FAILURE' and seen_count = 1) as applied,
           (select count(*) from event where sms_state = 'SENT') as sent,
           (select count(*) from told) as told,
           (select count(distinct reference) from told) as told_once,
           (select count(*) from disbursement.beneficiary payee join of_night on of_night.id = payee.pi_id
            where payee.payment_status = 'FAILED') as failed,
           (select count(*) from disbursement.ledger_entry entry join of_night on of_night.id = entry.pi_id
            where entry.kind = 'SUSPENSE_IN') as suspended,
           (select count(*) from disbursement.service_state state join of_night on of_night.id = state.pi_id
            where state.api = 'FD' and state.last_outcome = 'SUCCESS') as asked,
           (select count(*) from disbursement.status_log log join of_night on of_night.id = log.pi_id
            where log.api = 'FD') as logged,
           (select count(distinct reference) from treasury.exchange join of_night on of_night.pi_number = exchange.reference
            where service = 'FD' and outcome = 'SUCCESS') as recorded
)
select format('%s instructions asked once each: eligible %s, success %s, faults %s, in the time line %s, on record %s', instructions,
              run.eligible, run.success, run.faults, logged, recorded),
       run.eligible = instructions and run.called = instructions and run.success = instructions and run.faults = 0
       and asked = instructions and logged = instructions and recorded = instructions
from amounts, disbursement.scheduler_run run where run.id = :'run'
union all
select format('%s failures, each found and applied once: %s records, %s applied, %s payments failed, %s in suspense, the run counts %s',
              failures, events, applied, failed, suspended, run.failed_payments),
       events = failures and applied = failures and failed = failures and suspended = failures
       and run.failed_payments = failures
from amounts, disbursement.scheduler_run run where run.id = :'run'
union all
select format('%s messages for %s failures, %s of them sent, %s still owed', told, failures, sent, owed),
       told = failures and told_once = failures and sent = failures and owed = 0
from amounts, (select count(*) as owed from events.outbox) outbox;
