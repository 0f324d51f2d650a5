-- Instructions :first to :last with everything that belongs to them, cloned from those that were made over HTTP and paid
-- through the treasury: every column is as the product writes it, personal data sealed with its key; only ids and numbers
-- are new. What came before an instruction was paid (time line, exchanges) is left out.

set client_min_messages = warning;
create schema if not exists bench;
create or replace function bench.id(kind int, n bigint) returns uuid language sql immutable
return ('01900000-' || lpad(to_hex(kind), 4, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;
create table if not exists bench.expected (n bigint not null, beneficiary_number text not null primary key);

-- Copies obey the constraints as their originals do.
set session_replication_role = replica;

create temporary table template as
select row_number() over (order by pi.pi_number) - 1 as number, pi, advice, payment, bill
from disbursement.payment_instruction pi
join disbursement.payment_advice advice on advice.tenant_id = pi.tenant_id and advice.pi_id = pi.id
join disbursement.bill_payment payment on payment.tenant_id = pi.tenant_id and payment.payment_number = pi.payment_number
join disbursement.expense_bill bill on bill.tenant_id = pi.tenant_id and bill.bill_number = pi.bill_numbers[1]
where pi.pi_number not like 'PI-NIGHT/%';

create temporary table template_line as
select t.number, row_number() over (partition by t.number order by worker.payee_id) as position,
       worker, share, paid, line, detail
from template t
join disbursement.beneficiary worker on worker.tenant_id = (t.pi).tenant_id and worker.pi_id = (t.pi).id
join disbursement.beneficiary_line_item share on share.tenant_id = worker.tenant_id and share.beneficiary_id = worker.id
join disbursement.payment_line_item paid on paid.tenant_id = share.tenant_id and paid.line_item_id = share.line_item_id
join disbursement.payable_line_item line on line.tenant_id = share.tenant_id and line.id = share.line_item_id
join disbursement.bill_detail detail on detail.tenant_id = line.tenant_id and detail.id = line.bill_detail_id;

create temporary table new as
select n, (n % (select count(*) from template)) as number, lpad(n::text, 7, '0') as code
from generate_series(:first, :last) n;
analyze new;

insert into disbursement.expense_bill
select made.*
from new join template t using (number), lateral jsonb_populate_record(t.bill, jsonb_build_object(
    'id', bench.id(1, n), 'bill_number', 'WB/NIGHT/' || code, 'reference_id', 'WO/NIGHT/C' || code)) made;

insert into disbursement.bill_payment
select made.*
from new join template t using (number), lateral jsonb_populate_record(t.payment, jsonb_build_object(
    'id', bench.id(2, n), 'payment_number', 'EP/NIGHT/' || code)) made;

insert into disbursement.payment_instruction
select made.*
from new join template t using (number), lateral jsonb_populate_record(t.pi, jsonb_build_object(
    'id', bench.id(3, n), 'root_id', bench.id(3, n), 'pi_number', 'PI-NIGHT/' || code,
    'payment_number', 'EP/NIGHT/' || code, 'bill_numbers', array['WB/NIGHT/' || code],
    'reference_ids', array['WO/NIGHT/C' || code], 'treasury_pi_id', 'N' || code,
    'completed_at', clock_timestamp())) made;

insert into disbursement.payment_advice
select made.*
from new join template t using (number), lateral jsonb_populate_record(t.advice, jsonb_build_object(
    'pi_id', bench.id(3, n), 'bill_reference', 'N' || code, 'advice_id', 'NA' || code,
    'token_number', 'NT' || code, 'voucher_number', 'NV' || code)) made;

insert into disbursement.service_state
select made.*
from new join template t using (number)
join disbursement.service_state state on state.tenant_id = (t.pi).tenant_id and state.pi_id = (t.pi).id,
lateral jsonb_populate_record(state, jsonb_build_object('pi_id', bench.id(3, n))) made;

insert into disbursement.ledger_entry
select made.*
from new join template t using (number)
join disbursement.ledger_entry entry on entry.tenant_id = (t.pi).tenant_id and entry.pi_id = (t.pi).id,
lateral jsonb_populate_record(entry, jsonb_build_object(
    'pi_id', bench.id(3, n), 'id', bench.id(case entry.kind when 'DEBIT' then 5 else 4 end, n))) made;

insert into disbursement.bill_detail
select made.*
from new join template_line t using (number), lateral jsonb_populate_record(t.detail, jsonb_build_object(
    'id', bench.id(6, n * 10 + t.position), 'bill_id', bench.id(1, n))) made;

insert into disbursement.payable_line_item
select made.*
from new join template_line t using (number), lateral jsonb_populate_record(t.line, jsonb_build_object(
    'id', bench.id(7, n * 10 + t.position), 'bill_id', bench.id(1, n),
    'bill_detail_id', bench.id(6, n * 10 + t.position))) made;

insert into disbursement.payment_line_item
select made.*
from new join template_line t using (number), lateral jsonb_populate_record(t.paid, jsonb_build_object(
    'payment_id', bench.id(2, n), 'line_item_id', bench.id(7, n * 10 + t.position), 'bill_id', bench.id(1, n))) made;

insert into disbursement.beneficiary
select made.*
from new join template_line t using (number), lateral jsonb_populate_record(t.worker, jsonb_build_object(
    'id', bench.id(8, n * 10 + t.position), 'pi_id', bench.id(3, n), 'root_id', bench.id(3, n),
    'beneficiary_number', 'BN-NIGHT/' || code || t.position, 'voucher_number', 'NV' || code,
    'utr_number', 'NU' || code, 'end_to_end_id', 'NE' || code || t.position)) made;

insert into disbursement.beneficiary_line_item
select made.*
from new join template_line t using (number), lateral jsonb_populate_record(t.share, jsonb_build_object(
    'beneficiary_id', bench.id(8, n * 10 + t.position), 'line_item_id', bench.id(7, n * 10 + t.position),
    'id', bench.id(9, n * 10 + t.position))) made;

insert into bench.expected
select n, 'BN-NIGHT/' || code || position
from new, generate_series(1, :payees) position
where (n * :payees + position) % :one_failed_in = 0;

update disbursement.fund fund
set available_paise = available_paise - spent.paise, debited_paise = debited_paise + spent.paise
from (
    select (t.pi).tenant_id, (t.pi).sanction_id, sum((t.pi).net_paise)::bigint as paise
    from new join template t using (number)
    group by (t.pi).tenant_id, (t.pi).sanction_id) spent
where fund.tenant_id = spent.tenant_id and fund.sanction_id = spent.sanction_id;
