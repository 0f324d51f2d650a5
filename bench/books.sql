-- Do the books agree? One line: what is compared, whether it holds.
with amounts as (
    select (select count(*) from collection.receipt) as receipts,
           (select count(*) from collection.payment) as payments,
           (select coalesce(sum(paid_paise), 0) from collection.receipt) as received,
           (select coalesce(sum(total_paid_paise), 0) from collection.payment) as paid,
           (select coalesce(sum(collected_paise), 0) from billing.demand) as collected,
           (select coalesce(sum((line->>'c')::bigint), 0)
            from billing.demand, jsonb_array_elements(details) line) as collected_on_lines,
           (select count(*) from billing.bill where status = 'PAID') as paid_bills,
           (select count(*) from billing.demand where payment_completed) as paid_demands,
           -- Joined, not looked up bill by bill: there is no index of receipts by bill that a plan is sure to take.
           (select count(*)
            from billing.consumer_account a
            join billing.bill b on b.tenant_id = a.tenant_id and b.id = a.active_bill_id
            left join (select distinct tenant_id, bill_id from collection.receipt) r
                   on r.tenant_id = b.tenant_id and r.bill_id = b.id
            where b.status <> 'ACTIVE' or r.bill_id is not null) as paid_but_open,
           (select count(*) from events.audit_entry where action = 'PAYMENT_RECORDED') as audited)
select format('%s receipts for %s acknowledged payments', receipts, :acknowledged), receipts >= :acknowledged from amounts
union all
select format('%s payments, each with its receipt and audit entry', payments),
       payments = receipts and audited = payments from amounts
union all
select format('%s paise on receipts, on payments, on demands and on their lines', received),
       received = paid and received = collected and collected = collected_on_lines from amounts
union all
select format('%s bills and as many demands paid', paid_bills),
       paid_bills = receipts and paid_demands = receipts from amounts
union all
select format('%s paid bills still open', paid_but_open), paid_but_open = 0 from amounts;
