-- Money that came in: payments, and a receipt for each bill that a payment settled.
create schema collection;

create table collection.payment (
    tenant_id          text        not null,
    id                 uuid        not null,
    total_due_paise    bigint      not null,
    total_paid_paise   bigint      not null check (total_paid_paise >= 0),
    mode               text        not null,
    transaction_number text        not null,
    transaction_date   timestamptz not null,
    instrument_number  text,
    instrument_date    timestamptz,
    instrument_status  text        not null,
    ifsc               text,
    status             text        not null,
    payer              bytea       not null,
    payer_uuid         text,
    mobile_index       bytea,
    additional_details jsonb,
    file_store_ids     text,
    created_by         text        not null,
    created_by_uuid    text        not null,
    created_at         timestamptz not null,
    modified_by        text        not null,
    modified_at        timestamptz not null,
    primary key (tenant_id, id)
) with (fillfactor = 75);

comment on column collection.payment.payer is 'Who paid: name, mobile number, address, e-mail; encrypted';
comment on column collection.payment.created_by is 'Number of the user, as the wire shows it; the uuid stands beside it';

create index payment_date on collection.payment (tenant_id, transaction_date);
create index payment_mobile on collection.payment (tenant_id, mobile_index) where mobile_index is not null;
create index payment_reference on collection.payment (tenant_id, transaction_number);
create index payment_payer on collection.payment (tenant_id, payer_uuid) where payer_uuid is not null;

create table collection.receipt (
    tenant_id             text        not null,
    payment_id            uuid        not null,
    id                    uuid        not null,
    receipt_number        text        not null,
    receipt_date          timestamptz not null,
    bill_id               uuid        not null,
    business_service      text        not null,
    consumer_code         text        not null,
    due_paise             bigint      not null,
    paid_paise            bigint      not null check (paid_paise >= 0),
    apportionment         jsonb       not null,
    manual_receipt_number text,
    manual_receipt_date   timestamptz,
    additional_details    jsonb,
    live                  boolean     not null default true,
    primary key (tenant_id, payment_id, id)
);

comment on table collection.receipt is
    'No foreign key to its payment: one function writes both, and the key''s check would lock the payment''s row each time';
comment on column collection.receipt.apportionment is
    'How the payment was spread over the bill, a share per bill detail: [{p: paid, j: [adjusted per line], a: {id, h: tax head, r: paise} new advance}]';
comment on column collection.receipt.live is 'false once its payment was cancelled or dishonoured';

create unique index receipt_number on collection.receipt (tenant_id, receipt_number);
-- A bill has one live receipt at most, whatever else goes wrong.
create unique index receipt_live_bill on collection.receipt (tenant_id, bill_id) where live;
create index receipt_consumer on collection.receipt (tenant_id, consumer_code);

create sequence collection.receipt_number_seq;

-- The form is month/financial year/sequence: 11/2026-27/000871.
create function collection.next_receipt_number(p_prefix text) returns text
    language sql volatile
begin atomic
    select p_prefix || lpad(n::text, greatest(6, length(n::text)), '0')
    from nextval('collection.receipt_number_seq') n;
end;

create sequence collection.cash_number_seq;

-- Records a payment with all its receipts: the only place that writes money coming in. It settles each bill (billing),
-- numbers each receipt, and leaves what it owes to others in the outbox and who did it in the audit trail.
-- p_receipts: [{id, billId, service, consumer, version, billStatus, demands, due, paid, apportionment,
--               manualNumber, manualDate, additional}], in the order of service and consumer.
-- p_cash_prefix: given for cash, whose transaction number is made here.
-- p_refuse_reused: whether a reference that an earlier payment of the mode carries is refused; it is always audited. One
-- caller may use a reference again for ten minutes: an integrator receipts one collected sum bill by bill.
-- o_outcome: RECORDED; or, with nothing written, MOVED_ON when one of the consumers' accounts changed since it was
-- read, REFERENCE_REUSED when the reference is refused.
create function collection.record_payment(
    p_tenant_id text, p_id uuid, p_at timestamptz, p_due_paise bigint, p_paid_paise bigint, p_mode text,
    p_cash_prefix text, p_transaction_number text, p_instrument_number text, p_instrument_date timestamptz,
    p_instrument_status text, p_ifsc text, p_status text, p_payer bytea, p_payer_uuid text, p_mobile_index bytea,
    p_additional jsonb, p_receipt_prefix text, p_receipts jsonb,
    p_actor_id text, p_actor_uuid text, p_client_id text, p_address text, p_correlation_id text,
    p_locale text, p_refuse_reused boolean default false,
    out o_outcome text, out o_transaction_number text, out o_receipt_numbers text[])
    language plpgsql
as $$
declare
    v_receipt jsonb;
    v_number  text;
    v_reused  boolean := false;
begin
    o_outcome := 'MOVED_ON';
    if jsonb_array_length(p_receipts) > 1 and not billing.lock_accounts(p_tenant_id, p_receipts) then
        return;
    end if;

    if p_mode in ('CARD', 'ONLINE', 'ONLINE_NEFT', 'ONLINE_RTGS', 'OFFLINE_NEFT', 'OFFLINE_RTGS') then
        select count(*) > 0,
               p_refuse_reused and count(*) filter (
                   where p.created_by_uuid <> p_actor_uuid or p.created_at < p_at - interval '10 minutes') > 0
        into v_reused, p_refuse_reused
        from collection.payment p
        where p.tenant_id = p_tenant_id and p.transaction_number = p_transaction_number and p.mode = p_mode;
        if p_refuse_reused then
            o_outcome := 'REFERENCE_REUSED';
            return;
        end if;
    end if;

    for v_receipt in select * from jsonb_array_elements(p_receipts) loop
        if not billing.settle_bill(
                p_tenant_id, v_receipt->>'service', v_receipt->>'consumer', (v_receipt->>'version')::bigint,
                (v_receipt->>'billId')::uuid, v_receipt->>'billStatus', v_receipt->'demands', p_actor_uuid, p_at) then
            return;
        end if;

        v_number := collection.next_receipt_number(p_receipt_prefix);
        o_receipt_numbers := o_receipt_numbers || v_number;
        insert into collection.receipt
            (tenant_id, payment_id, id, receipt_number, receipt_date, bill_id, business_service, consumer_code,
             due_paise, paid_paise, apportionment, manual_receipt_number, manual_receipt_date, additional_details)
        values
            (p_tenant_id, p_id, (v_receipt->>'id')::uuid, v_number, p_at, (v_receipt->>'billId')::uuid,
             v_receipt->>'service', v_receipt->>'consumer', (v_receipt->>'due')::bigint, (v_receipt->>'paid')::bigint,
             v_receipt->'apportionment', v_receipt->>'manualNumber', (v_receipt->>'manualDate')::timestamptz,
             v_receipt->'additional');
    end loop;

    o_transaction_number := coalesce(
        p_transaction_number, p_cash_prefix || lpad(nextval('collection.cash_number_seq')::text, 10, '0'));
    insert into collection.payment
        (tenant_id, id, total_due_paise, total_paid_paise, mode, transaction_number, transaction_date,
         instrument_number, instrument_date, instrument_status, ifsc, status, payer, payer_uuid, mobile_index,
         additional_details, created_by, created_by_uuid, created_at, modified_by, modified_at)
    values
        (p_tenant_id, p_id, p_due_paise, p_paid_paise, p_mode, o_transaction_number, p_at,
         p_instrument_number, p_instrument_date, p_instrument_status, p_ifsc, p_status, p_payer, p_payer_uuid,
         p_mobile_index, p_additional, p_actor_id, p_actor_uuid, p_at, p_actor_id, p_at);

    perform events.append_outbox(p_tenant_id, 'RECEIPT_ISSUED', jsonb_build_object('paymentId', p_id, 'locale', p_locale),
                                 p_at);
    perform events.append_audit(p_tenant_id, p_at, p_actor_uuid, p_client_id, p_address, p_correlation_id,
                                'PAYMENT_RECORDED', 'payment', p_id::text,
                                case when v_reused then jsonb_build_object('reusedReference', true) end);
    o_outcome := 'RECORDED';
end
$$;
