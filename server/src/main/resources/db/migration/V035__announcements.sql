-- Payments and bills are announced to whoever subscribed, in the transaction of the movement. Nobody subscribed: not one
-- statement more than before.

-- Announces one payment as it stands.
create function collection.announce_payment(
    p_tenant_id text, p_payment_id uuid, p_topic text, p_at timestamptz, p_actor_uuid text, p_locale text,
    p_correlation_id text) returns void
    language plpgsql
    set enable_seqscan = off
as $$
begin
    if not exists (select from events.listening) then
        return;
    end if;
    perform events.announce(
        (select jsonb_agg(jsonb_build_object(
             'tenant', p.tenant_id, 'topic', p_topic, 'subject', p.id, 'at', p_at,
             'keys', (select jsonb_agg(r.bill_id)
                      from collection.receipt r
                      where r.tenant_id = p.tenant_id and r.payment_id = p.id),
             'detail', jsonb_build_object('status', p.status, 'instrumentStatus', p.instrument_status,
                                          'actor', p_actor_uuid, 'locale', p_locale, 'correlation', p_correlation_id)))
         from collection.payment p
         where p.tenant_id = p_tenant_id and p.id = p_payment_id));
end
$$;

-- Announces payments that are being recorded.
create function collection.announce_payments(p_payments jsonb, p_receipts jsonb) returns void
    language plpgsql
as $$
begin
    perform events.announce(
        (select jsonb_agg(jsonb_build_object(
             'tenant', p.tenant, 'topic', 'egov.collection.payment-create', 'subject', p.id, 'at', p.at,
             'keys', (select jsonb_agg(r."billId")
                      from jsonb_to_recordset(p_receipts) as r (payment text, "billId" text)
                      where r.payment = p.id),
             'detail', jsonb_build_object('status', p.status, 'instrumentStatus', p."instrumentStatus",
                                          'actor', p."actorUuid", 'locale', p.payload->>'locale',
                                          'correlation', p.correlation)))
         from jsonb_to_recordset(p_payments) as p
             (tenant text, id text, at timestamptz, status text, "instrumentStatus" text, "actorUuid" text,
              payload jsonb, correlation text)));
end
$$;

-- As before, and announced.
create or replace function collection.record_payments(p_payments jsonb, p_receipts jsonb)
    returns table (o_payment_id uuid, o_transaction_number text, o_bill_id uuid, o_receipt_number text)
    language plpgsql
    set enable_seqscan = off
    set enable_hashjoin = off
    set enable_mergejoin = off
    set lock_timeout = '2s'
as $$
declare
    v_reused uuid[];
    v_heard  boolean;
begin
    perform billing.settle_bills(p_receipts);
    v_reused := collection.payments_with_reused_reference(p_payments);
    -- Whether anybody listens is asked within the statement that is there anyway.
    select exists (select from events.listening), events.append_outbox_rows(p_payments) into v_heard;
    if v_heard then
        perform collection.announce_payments(p_payments, p_receipts);
    end if;
    if v_reused is null then
        perform events.append_audit_rows(p_payments);
    else
        perform events.append_audit_rows(
            (select jsonb_agg(case when (p->>'id')::uuid = any (v_reused)
                                   then p || '{"detail": {"reusedReference": true}}' else p end)
             from jsonb_array_elements(p_payments) p));
    end if;

    return query
    with paid as (
        insert into collection.payment
            (tenant_id, id, total_due_paise, total_paid_paise, mode, transaction_number, transaction_date,
             instrument_number, instrument_date, instrument_status, ifsc, status, payer, payer_uuid, mobile_index,
             additional_details, created_by, created_by_uuid, created_at, modified_by, modified_at)
        select p.tenant, p.id, p.due, p.paid, p.mode,
               coalesce(p.transaction,
                        p."cashPrefix" || lpad(nextval('collection.cash_number_seq')::text, 10, '0')),
               p.at, p.instrument, p."instrumentDate", p."instrumentStatus", p.ifsc, p.status, decode(p.payer, 'hex'),
               coalesce(p."payerUuid",
                        case when p."identifyPayer"
                             then access.only_citizen_with_number(split_part(p.tenant, '.', 1), decode(p."mobileIndex", 'hex'))
                        end),
               decode(p."mobileIndex", 'hex'), p.additional, p.actor, p."actorUuid", p.at, p.actor, p.at
        from jsonb_to_recordset(p_payments) as p
            (tenant text, id uuid, at timestamptz, due bigint, paid bigint, mode text, transaction text,
             "cashPrefix" text, instrument text, "instrumentDate" timestamptz, "instrumentStatus" text, ifsc text,
             status text, payer text, "payerUuid" text, "identifyPayer" boolean, "mobileIndex" text, additional jsonb, actor text,
             "actorUuid" text)
        returning id, transaction_number),
    issued as (
        insert into collection.receipt as c
            (tenant_id, payment_id, id, receipt_number, receipt_date, bill_id, business_service, consumer_code,
             due_paise, paid_paise, apportionment, manual_receipt_number, manual_receipt_date, additional_details)
        select r.tenant, r.payment, r.id, collection.next_receipt_number(r.prefix), r.at, r."billId", r.service,
               r.consumer, r.due, r.paid, r.apportionment, r."manualNumber", r."manualDate", r.additional
        from jsonb_to_recordset(p_receipts) as r
            (tenant text, payment uuid, id uuid, prefix text, at timestamptz, "billId" uuid, service text,
             consumer text, due bigint, paid bigint, apportionment jsonb, "manualNumber" text,
             "manualDate" timestamptz, additional jsonb)
        returning c.payment_id, c.bill_id, c.receipt_number)
    select paid.id, paid.transaction_number, issued.bill_id, issued.receipt_number
    from paid join issued on issued.payment_id = paid.id;
end
$$;

-- As before, and announced.
create or replace function collection.move_payments(
    p_tenant_id text, p_at timestamptz, p_payments jsonb, p_receipts jsonb, p_status text, p_instrument_status text,
    p_undone boolean, p_accounts jsonb, p_bill_ids uuid[], p_demands jsonb,
    p_actor_id text, p_actor_uuid text, p_client_id text, p_address text, p_correlation_id text, p_locale text)
    returns boolean
    language plpgsql
as $$
declare
    v_unchanged int;
    v_payment   jsonb;
begin
    -- Payments before accounts: who records a payment holds accounts and waits for no payment, so nobody waits in a circle.
    select count(*)
    into v_unchanged
    from (select 1
          from collection.payment p
          join jsonb_to_recordset(p_payments) as u (id uuid, "from" text) on p.id = u.id
          where p.tenant_id = p_tenant_id and p.instrument_status = u."from"
          order by p.id
          for update of p) locked;
    if v_unchanged <> jsonb_array_length(p_payments) then
        return false;
    end if;
    if p_undone and not billing.reopen_bills(p_tenant_id, p_accounts, p_bill_ids, p_demands, p_actor_uuid, p_at) then
        return false;
    end if;

    update collection.payment p
    set status = p_status, instrument_status = p_instrument_status, reason = u.reason,
        remitted_at = case when p_undone then p.remitted_at else p_at end,
        undone_at = case when p_undone then p_at end,
        modified_by = p_actor_id, modified_at = p_at
    from jsonb_to_recordset(p_payments) as u (id uuid, reason text)
    where p.tenant_id = p_tenant_id and p.id = u.id;

    update collection.receipt r
    set live = not p_undone, bill_additional_details = u.additional
    from jsonb_to_recordset(p_receipts) as u (payment uuid, id uuid, additional jsonb)
    where r.tenant_id = p_tenant_id and r.payment_id = u.payment and r.id = u.id;

    for v_payment in select * from jsonb_array_elements(p_payments) loop
        if p_undone then
            perform events.append_outbox(
                p_tenant_id, 'PAYMENT_UNDONE',
                jsonb_build_object('paymentId', v_payment->>'id', 'locale', p_locale), p_at);
        end if;
        -- The original told of a remittance as of a cancellation, and its consumers took the money back.
        perform collection.announce_payment(
            p_tenant_id, (v_payment->>'id')::uuid,
            case when p_undone then 'egov.collection.payment-cancel' else 'egov.collection.payment-update' end,
            p_at, p_actor_uuid, p_locale, p_correlation_id);
        perform events.append_audit(p_tenant_id, p_at, p_actor_uuid, p_client_id, p_address, p_correlation_id,
                                    'PAYMENT_' || p_status, 'payment', v_payment->>'id',
                                    jsonb_build_object('from', v_payment->>'from', 'to', p_instrument_status));
    end loop;
    return true;
end
$$;

-- As before, and announced.
create or replace function billing.cancel_bill(
    p_tenant_id text, p_business_service text, p_consumer_code text, p_version bigint, p_bill_id uuid,
    p_additional jsonb, p_at timestamptz, p_actor_uuid text, p_client_id text, p_address text, p_correlation_id text,
    p_locale text) returns boolean
    language plpgsql
as $$
begin
    update billing.consumer_account
    set version = version + 1, active_bill_id = null
    where tenant_id = p_tenant_id and business_service = p_business_service and consumer_code = p_consumer_code
      and version = p_version and active_bill_id = p_bill_id;
    if not found then
        return false;
    end if;

    update billing.bill
    set status = 'CANCELLED', additional_details = p_additional, modified_by = p_actor_uuid, modified_at = p_at
    where tenant_id = p_tenant_id and id = p_bill_id;

    perform events.append_outbox(p_tenant_id, 'BILL_CANCELLED',
                                 jsonb_build_object('billId', p_bill_id, 'locale', p_locale), p_at);
    if exists (select from events.listening) then
        perform events.announce(jsonb_build_array(jsonb_build_object(
            'tenant', p_tenant_id, 'topic', 'bill-cancel-topic-name', 'subject', p_bill_id, 'at', p_at,
            'keys', jsonb_build_array(p_bill_id),
            'detail', jsonb_build_object('status', 'CANCELLED', 'actor', p_actor_uuid, 'locale', p_locale,
                                         'correlation', p_correlation_id))));
    end if;
    perform events.append_audit(p_tenant_id, p_at, p_actor_uuid, p_client_id, p_address, p_correlation_id,
                                'BILL_CANCELLED', 'bill', p_bill_id::text, null);
    return true;
end
$$;
