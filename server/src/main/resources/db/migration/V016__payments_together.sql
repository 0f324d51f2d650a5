-- Payments that arrive together are written together: every statement of the write takes as many as there are, so that
-- what a statement costs by itself is paid once. A payment alone is a batch of one; there is no second way.
drop function collection.record_payment;
drop function billing.settle_bill;

-- p_rows: [{tenant, at, message, payload}]; other members are not looked at, here as below.
create function events.append_outbox_rows(p_rows jsonb) returns void
    language plpgsql
as $$
begin
    insert into events.outbox (tenant_id, kind, payload, created_at, due_at)
    select r.tenant, r.message, r.payload, r.at, r.at
    from jsonb_to_recordset(p_rows) as r (tenant text, at timestamptz, message text, payload jsonb);
end
$$;

-- p_rows: [{tenant, at, actorUuid, client, address, correlation, action, objectType, id, detail}].
create function events.append_audit_rows(p_rows jsonb) returns void
    language plpgsql
as $$
begin
    insert into events.audit_entry
        (tenant_id, at, actor_uuid, client_id, address, correlation_id, action, object_type, object_id, detail)
    select r.tenant, r.at, r."actorUuid", r.client, r.address, r.correlation, r.action, r."objectType", r.id, r.detail
    from jsonb_to_recordset(p_rows) as r
        (tenant text, at timestamptz, "actorUuid" text, client text, address text, correlation text, action text,
         "objectType" text, id text, detail jsonb);
end
$$;

-- Settles bills: each account moves on, each bill gets its status, its demands their new balances. The only place that
-- writes what was collected. Raises 40001 when one of the accounts moved on since its version was read: the caller's
-- whole statement is undone then.
-- p_bills: [{tenant, service, consumer, version, billId, billStatus, demands, actorUuid, at}], in the order of tenant,
-- service and consumer, which is the order that accounts are locked in.
-- The settings: these tables may be small or empty when the plan is made, and the plan stays while they grow.
create function billing.settle_bills(p_bills jsonb) returns void
    language plpgsql
    set enable_seqscan = off
    set enable_hashjoin = off
    set enable_mergejoin = off
as $$
declare
    v_settled int;
begin
    update billing.consumer_account a
    set version = a.version + 1, active_bill_id = null
    from jsonb_to_recordset(p_bills) as r (tenant text, service text, consumer text, version bigint)
    where a.tenant_id = r.tenant and a.business_service = r.service and a.consumer_code = r.consumer
      and a.version = r.version;
    get diagnostics v_settled = row_count;
    if v_settled <> jsonb_array_length(p_bills) then
        raise exception 'a consumer''s account moved on' using errcode = 'serialization_failure';
    end if;

    update billing.bill b
    set status = r."billStatus", modified_by = r."actorUuid", modified_at = r.at
    from jsonb_to_recordset(p_bills) as r
        (tenant text, "billId" uuid, "billStatus" text, "actorUuid" text, at timestamptz)
    where b.tenant_id = r.tenant and b.id = r."billId";

    update billing.demand d
    set details = u.details, tax_paise = u.tax_paise, collected_paise = u.collected_paise,
        payment_completed = (u.tax_paise = u.collected_paise), modified_by = r."actorUuid", modified_at = r.at
    from jsonb_to_recordset(p_bills) as r (tenant text, demands jsonb, "actorUuid" text, at timestamptz),
         jsonb_to_recordset(r.demands) as u (id uuid, details jsonb, tax_paise bigint, collected_paise bigint)
    where d.tenant_id = r.tenant and d.id = u.id;
end
$$;

-- Those of the payments whose reference an earlier payment of the mode carries. Raises KR001 when one of them is to be
-- refused: its tenant refuses it (refuseReused), and it is not the same caller within ten minutes, because an
-- integrator receipts one collected sum bill by bill.
create function collection.payments_with_reused_reference(p_payments jsonb) returns uuid[]
    language plpgsql
    set enable_seqscan = off
as $$
declare
    v_reused  uuid[];
    v_refused boolean;
begin
    select array_agg(distinct r.id),
           bool_or(r."refuseReused" and (p.created_by_uuid <> r."actorUuid" or p.created_at < r.at - interval '10 minutes'))
    into v_reused, v_refused
    from jsonb_to_recordset(p_payments) as r
        (tenant text, id uuid, at timestamptz, mode text, transaction text, "actorUuid" text, "refuseReused" boolean)
    join collection.payment p on p.tenant_id = r.tenant and p.transaction_number = r.transaction and p.mode = r.mode
    where r.mode in ('CARD', 'ONLINE', 'ONLINE_NEFT', 'ONLINE_RTGS', 'OFFLINE_NEFT', 'OFFLINE_RTGS');
    if v_refused then
        raise exception 'a reference is on another payment' using errcode = 'KR001';
    end if;
    return v_reused;
end
$$;

-- The citizen of the state who has this number, when it is but one: whoever of a family paid is told by the name, later.
create function access.only_citizen_with_number(p_state text, p_mobile_index bytea) returns text
    language sql stable
as $$
    select min(u.uuid)
    from access.user_account u
    where u.tenant_id = p_state and u.mobile_index = p_mobile_index and u.type = 'CITIZEN'
    having count(*) = 1
$$;

-- Records payments with all their receipts: the only place that writes money coming in. It settles each bill (billing),
-- numbers each receipt, and leaves what it owes to others in the outbox and who did it in the audit trail.
-- All of them are recorded or none: it raises what billing.settle_bills and the function above raise.
-- p_payments: [{tenant, id, at, due, paid, mode, transaction or cashPrefix, instrument, instrumentDate,
--   instrumentStatus, ifsc, status, payer and mobileIndex as hex, payerUuid, identifyPayer, additional, actor, refuseReused}]
--   with the members that events.append_outbox_rows and events.append_audit_rows ask for.
-- p_receipts: [{payment, id, prefix, due, paid, apportionment, manualNumber, manualDate, additional}]
--   with the members, and in the order, that billing.settle_bills asks for.
create function collection.record_payments(p_payments jsonb, p_receipts jsonb)
    returns table (o_payment_id uuid, o_transaction_number text, o_bill_id uuid, o_receipt_number text)
    language plpgsql
    set enable_seqscan = off
    set enable_hashjoin = off
    set enable_mergejoin = off
as $$
declare
    v_reused uuid[];
begin
    perform billing.settle_bills(p_receipts);
    v_reused := collection.payments_with_reused_reference(p_payments);
    perform events.append_outbox_rows(p_payments);
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

-- The same for a caller who has done other work in his transaction and must not lose it: no rows, with nothing written,
-- when an account moved on.
create function collection.record_payments_unless_moved_on(p_payments jsonb, p_receipts jsonb)
    returns table (o_payment_id uuid, o_transaction_number text, o_bill_id uuid, o_receipt_number text)
    language plpgsql
as $$
begin
    return query select * from collection.record_payments(p_payments, p_receipts);
exception
    when serialization_failure then
        return;
end
$$;
