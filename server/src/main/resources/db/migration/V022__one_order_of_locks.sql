-- Who locks several accounts does so in one order, whatever the collation of the database: that of the bytes, which is
-- the order in which the server sorts what it writes (collection.record_payments).
create or replace function billing.lock_accounts(p_tenant_id text, p_accounts jsonb) returns boolean
    language plpgsql
as $$
declare
    v_current int;
begin
    select count(*) filter (where locked.version = locked.expected)
    into v_current
    from (select a.version, u.version as expected
          from billing.consumer_account a
          join jsonb_to_recordset(p_accounts) as u (service text, consumer text, version bigint)
            on a.business_service = u.service and a.consumer_code = u.consumer
          where a.tenant_id = p_tenant_id
          order by a.business_service collate "C", a.consumer_code collate "C"
          for update of a) locked;
    return v_current = jsonb_array_length(p_accounts);
end
$$;

-- As before, but two payments with one reference at the same moment meet where the tenant refuses that: the second waits
-- for the end of the first, and then sees it. Accounts are locked by then, and references in one order.
create or replace function collection.payments_with_reused_reference(p_payments jsonb) returns uuid[]
    language plpgsql
    set enable_seqscan = off
as $$
declare
    v_reused  uuid[];
    v_refused boolean;
begin
    if p_payments @? '$[*] ? (@.refuseReused == true)' then
        perform pg_advisory_xact_lock(reference.lock)
        from (select hashtextextended(concat_ws(' ', 'reference', r.tenant, r.mode, r.transaction), 0) as lock
              from jsonb_to_recordset(p_payments) as r
                  (tenant text, mode text, transaction text, "refuseReused" boolean)
              where r."refuseReused" and r.transaction is not null
              order by lock) reference;
    end if;
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

-- A payment that waits for a consumer's account holds up those that share its trip, and the trips after it. It is told
-- soon that it has to come again, and the others go on.
alter function collection.record_payments(jsonb, jsonb) set lock_timeout = '2s';

-- As before; an account that is not to be had here is no reason to lose the caller's other work, either.
create or replace function collection.record_payments_unless_moved_on(p_payments jsonb, p_receipts jsonb)
    returns table (o_payment_id uuid, o_transaction_number text, o_bill_id uuid, o_receipt_number text)
    language plpgsql
as $$
begin
    return query select * from collection.record_payments(p_payments, p_receipts);
exception
    when serialization_failure or deadlock_detected or lock_not_available then
        return;
end
$$;
