-- Kosh's own write of one payment as its one statement, with the parameters that PaymentWriter binds, for another bill
-- each time. Variables given by bench/phases.sh: turn, the first of this phase less 8 clients; count, all bills; and
-- what is the same in every payment.
\set turn :turn + 8
\set n 1 + ((:turn + :client_id) * 7919) % :count
select o_transaction_number, o_receipt_numbers
from (select lpad(to_hex(:n::bigint), 12, '0') as x, :n::bigint as n) bill,
lateral collection.record_payment(
    'pb.amritsar', ('01900000-0008-7000-8000-' || x)::uuid, now(), :paise::bigint, :paise::bigint, 'ONLINE',
    null, 'POS' || lpad(n::text, 12, '0'), 'POS' || lpad(n::text, 12, '0'), now(),
    'REMITTED', null, 'DEPOSITED', :payer::bytea, null, :mobile_index::bytea,
    null, '07/2026-27/',
    format('[{"id": "01900000-0009-7000-8000-%1$s", "billId": "01900000-0004-7000-8000-%1$s", "service": "PT", '
        '"consumer": "PT-BENCH-%2$s", "version": %3$s, "billStatus": "PAID", "due": %4$s, "paid": %4$s, "demands": '
        '[{"id": "01900000-0001-7000-8000-%1$s", "tax_paise": %4$s, "collected_paise": %4$s, "details": '
        '[{"id": "01900000-0002-7000-8000-%1$s", "h": "PT_TAX", "t": %5$s, "c": %5$s}, '
        '{"id": "01900000-0003-7000-8000-%1$s", "h": "PT_FIRE_CESS", "t": %6$s, "c": %6$s}]}], '
        '"apportionment": [{"p": %4$s, "j": [%5$s, %6$s]}]}]',
        x, lpad(n::text, 7, '0'), :version::text, :paise::text, :tax_paise::text, :cess_paise::text)::jsonb,
    :actor_id, :actor_uuid, :client_name, '127.0.0.1', :correlation_id,
    'en_IN');
