-- Kosh's own write of one payment as its one statement, with the parameters that PaymentWriter binds, for another bill
-- each time. Variables given by bench/phases.sh: turn, the first of this phase less 8 clients; count, all bills; and
-- what is the same in every payment.
\set turn :turn + 8
\set n 1 + ((:turn + :client_id) * 7919) % :count
select o_payment_id, o_transaction_number, o_bill_id, o_receipt_number
from (select lpad(to_hex(:n::bigint), 12, '0') as x, :n::bigint as n, now()::text as at) bill,
lateral collection.record_payments(
    format('[{"tenant": "pb.amritsar", "at": "%3$s", "actorUuid": "%6$s", "id": "01900000-0008-7000-8000-%1$s", '
        '"due": %4$s, "paid": %4$s, "mode": "ONLINE", "transaction": "POS%2$s", "instrument": "POS%2$s", '
        '"instrumentDate": "%3$s", "instrumentStatus": "REMITTED", "status": "DEPOSITED", "payer": "%8$s", '
        '"mobileIndex": "%9$s", "identifyPayer": true, "actor": "%5$s", "refuseReused": false, "message": "RECEIPT_ISSUED", '
        '"payload": {"paymentId": "01900000-0008-7000-8000-%1$s", "locale": "en_IN"}, "action": "PAYMENT_RECORDED", '
        '"objectType": "payment", "client": "%7$s", "address": "127.0.0.1", "correlation": "%10$s"}]',
        x, lpad(n::text, 12, '0'), at, :paise::text, :actor_id::text, :actor_uuid::text, :client_name::text,
        :payer::text, :mobile_index::text, :correlation_id::text)::jsonb,
    format('[{"tenant": "pb.amritsar", "at": "%8$s", "actorUuid": "%7$s", '
        '"payment": "01900000-0008-7000-8000-%1$s", "id": "01900000-0009-7000-8000-%1$s", "prefix": "07/2026-27/", '
        '"service": "PT", "consumer": "PT-BENCH-%2$s", "version": %3$s, "billId": "01900000-0004-7000-8000-%1$s", '
        '"billStatus": "PAID", "due": %4$s, "paid": %4$s, "demands": '
        '[{"id": "01900000-0001-7000-8000-%1$s", "tax_paise": %4$s, "collected_paise": %4$s, "details": '
        '[{"id": "01900000-0002-7000-8000-%1$s", "h": "PT_TAX", "t": %5$s, "c": %5$s}, '
        '{"id": "01900000-0003-7000-8000-%1$s", "h": "PT_FIRE_CESS", "t": %6$s, "c": %6$s}]}], '
        '"apportionment": [{"p": %4$s, "j": [%5$s, %6$s]}]}]',
        x, lpad(n::text, 7, '0'), :version::text, :paise::text, :tax_paise::text, :cess_paise::text,
        :actor_uuid::text, at)::jsonb);
