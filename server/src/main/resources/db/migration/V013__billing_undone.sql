-- Undoing: bills that are withdrawn, and bills whose payment was undone.

-- Withdraws the consumer's active bill. Answers false, with nothing written, when the account moved on since p_version.
create function billing.cancel_bill(
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
    perform events.append_audit(p_tenant_id, p_at, p_actor_uuid, p_client_id, p_address, p_correlation_id,
                                'BILL_CANCELLED', 'bill', p_bill_id::text, null);
    return true;
end
$$;

-- Takes back what payments did: their bills are PAYMENT_CANCELLED, the demands behind them get the balances they are
-- given and are open again, and a bill made since expires. The only place that takes back what was collected. Answers
-- false, with nothing written, when one of the accounts moved on. p_accounts: [{service, consumer, version}].
create function billing.reopen_bills(
    p_tenant_id text, p_accounts jsonb, p_bill_ids uuid[], p_demands jsonb, p_by text, p_at timestamptz)
    returns boolean
    language plpgsql
as $$
declare
    v_changed int;
begin
    if not billing.lock_accounts(p_tenant_id, p_accounts) then
        return false;
    end if;

    update billing.bill b
    set status = 'EXPIRED', modified_by = p_by, modified_at = p_at
    from billing.consumer_account a
    join jsonb_to_recordset(p_accounts) as u (service text, consumer text)
      on a.business_service = u.service and a.consumer_code = u.consumer
    where a.tenant_id = p_tenant_id
      and b.tenant_id = p_tenant_id and b.id = a.active_bill_id and b.status = 'ACTIVE';

    update billing.consumer_account a
    set version = a.version + 1, active_bill_id = null
    from jsonb_to_recordset(p_accounts) as u (service text, consumer text)
    where a.tenant_id = p_tenant_id and a.business_service = u.service and a.consumer_code = u.consumer;

    update billing.bill
    set status = 'PAYMENT_CANCELLED', modified_by = p_by, modified_at = p_at
    where tenant_id = p_tenant_id and id = any(p_bill_ids) and status in ('PAID', 'PARTIALLY_PAID');
    get diagnostics v_changed = row_count;
    if v_changed <> cardinality(p_bill_ids) then
        raise exception 'a bill whose payment is undone was not settled' using errcode = 'integrity_constraint_violation';
    end if;

    update billing.demand d
    set details = u.details, tax_paise = u.tax_paise, collected_paise = u.collected_paise,
        payment_completed = false, modified_by = p_by, modified_at = p_at
    from jsonb_to_recordset(p_demands) as u (id uuid, details jsonb, tax_paise bigint, collected_paise bigint)
    where d.tenant_id = p_tenant_id and d.id = u.id;
    return true;
end
$$;

-- Deprecated paths tell everybody who may use their successors which those are; splitting amounts is arithmetic that
-- calculators and the counter ask for (docs/contract/billing.md).
insert into access.role_action (role_code, url)
select role_code, url
from (values
    ('COLLECTION_INTEGRATOR,COLL_OPERATOR,CITIZEN,EMPLOYEE,BILLING_SYSTEM,SUPERUSER',
     '/billing-service/bill/_search,/billing-service/bill/_generate,/billing-service/bill/_fetchbill,'
     '/billing-service/bill/_create,/billing-service/bill/v2/_create'),
    ('COLLECTION_INTEGRATOR,COLL_OPERATOR,CITIZEN,EMPLOYEE,SUPERUSER',
     '/billing-service/bill/v2/_generate'),
    ('BILLING_SYSTEM,COLL_OPERATOR,SUPERUSER',
     '/apportion-service/v2/bill/_apportion,/egov-apportion-service/v2/bill/_apportion,'
     '/apportion-service/v1/_apportion,/egov-apportion-service/v1/_apportion,'
     '/apportion-service/v2/demand/_apportion,/egov-apportion-service/v2/demand/_apportion')) as granted (roles, urls)
    cross join string_to_table(roles, ',') as role_code
    cross join string_to_table(urls, ',') as url;
