-- The collection desk after the payment: corrections of what stands on a receipt, the register of what was received and
-- undone day by day, and what is taken to the bank.
alter table collection.payment
    add column remitted_at timestamptz,
    add column undone_at   timestamptz;
comment on column collection.payment.remitted_at is 'When the money was taken to the bank by hand; never for money that arrives there by itself';
comment on column collection.payment.undone_at is 'When it was cancelled or dishonoured';

update collection.payment set undone_at = modified_at where status in ('CANCELLED', 'DISHONOURED');
update collection.payment set remitted_at = modified_at
where status = 'DEPOSITED' and mode in ('CASH', 'CHEQUE', 'DD');

-- Null in every new payment: recording one does not pay for them.
create index payment_undone on collection.payment (tenant_id, undone_at) where undone_at is not null;
create index payment_remitted on collection.payment (tenant_id, remitted_at) where remitted_at is not null;

alter table collection.receipt add column voucher_headers jsonb;
comment on column collection.receipt.voucher_headers is 'References of the accounts'' vouchers: {bill detail id: text}';

-- As before (V014), and it keeps when: the register books the money back on that day.
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
        perform events.append_audit(p_tenant_id, p_at, p_actor_uuid, p_client_id, p_address, p_correlation_id,
                                    'PAYMENT_' || p_status, 'payment', v_payment->>'id',
                                    jsonb_build_object('from', v_payment->>'from', 'to', p_instrument_status));
    end loop;
    return true;
end
$$;

insert into access.role_action (role_code, url)
select role_code, url
from (values
    ('COLL_OPERATOR',
     '/collection-services/payments/_update'),
    ('COLL_OPERATOR,COLL_RECEIPT_CREATOR,COLL_REMIT_TO_BANK,SUPERUSER,SYS_INTEGRATOR_FINANCE',
     '/collection-services/register/_search,/collection-services/register/_download'),
    ('COLL_OPERATOR,COLL_REMIT_TO_BANK,SUPERUSER',
     '/collection-services/remittance-slip/_search,/collection-services/remittance-slip/_download'))
    as granted (roles, urls)
    cross join string_to_table(roles, ',') as role_code
    cross join string_to_table(urls, ',') as url;
