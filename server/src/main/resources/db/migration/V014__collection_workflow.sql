-- What becomes of a payment after it was recorded: remitted to the bank, cancelled, dishonoured.
alter table collection.payment add column reason text;
comment on column collection.payment.reason is 'Why it was cancelled or dishonoured, as the clerk gave it';

alter table collection.receipt add column bill_additional_details jsonb;
comment on column collection.receipt.bill_additional_details is
    'Additional details of the bill as this receipt shows it, once somebody added to them; null: those of the bill';

-- Moves payments on to one new status; undoing them takes back, in billing, what they settled. The only place that
-- undoes a payment. Answers false, with nothing written, when one of the payments or accounts changed since it was read.
-- p_payments: [{id, from: instrument status that was read, reason}]
-- p_receipts: [{payment, id, additional: the bill's additional details from now on}], all of these payments
-- p_undone: whether the money is taken back; only then are p_accounts, p_bill_ids, p_demands (billing.reopen_bills) read
create function collection.move_payments(
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
        perform events.append_audit(p_tenant_id, p_at, p_actor_uuid, p_client_id, p_address, p_correlation_id,
                                    'PAYMENT_' || p_status, 'payment', v_payment->>'id',
                                    jsonb_build_object('from', v_payment->>'from', 'to', p_instrument_status));
    end loop;
    return true;
end
$$;

-- Everything that a tenant received, page by page, for programs that keep an index of it.
insert into access.role_action (role_code, url)
values ('BILLING_SYSTEM', '/collection-services/payments/_plainsearch'),
       ('SYSTEM', '/collection-services/payments/_plainsearch');
