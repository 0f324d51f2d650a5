-- What fetches and payments read, for as many callers as ask at the same time. Functions for the sake of their plan: it
-- is made once, for any number of callers, and does not depend on how full the tables were then.

-- Consumers of any tenants, each with its active bill or none; who never had a demand is absent.
create function billing.accounts_with_active_bill(p_tenants text[], p_services text[], p_consumers text[])
    returns table (account_tenant text, account_service text, account_code text, version bigint,
                   bill_id uuid, tenant_id text, business_service text, consumer_code text, bill_number text,
                   bill_date timestamptz, bill_status text, bill_details jsonb, bill_minimum_paise bigint,
                   bill_payer_uuid text, payer bytea, bill_additional jsonb, bill_created_by text,
                   bill_created_at timestamptz, bill_modified_by text, bill_modified_at timestamptz)
    language plpgsql stable
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
    set enable_hashjoin = off
    set enable_mergejoin = off
as $$
#variable_conflict use_column
begin
    return query
    select a.tenant_id, a.business_service, a.consumer_code, a.version,
           b.id, b.tenant_id, b.business_service, b.consumer_code, b.bill_number, b.bill_date, b.status, b.details,
           b.minimum_paise, b.payer_uuid, b.payer, b.additional_details, b.created_by, b.created_at, b.modified_by,
           b.modified_at
    from unnest(p_tenants, p_services, p_consumers) asked (tenant, service, consumer)
    join billing.consumer_account a
      on a.tenant_id = asked.tenant and a.business_service = asked.service and a.consumer_code = asked.consumer
    left join billing.bill b on b.tenant_id = a.tenant_id and b.id = a.active_bill_id;
end
$$;

-- Bills of any tenants by id, each with its account's version and its demands, a row for each demand.
create function billing.payable_bills(p_tenants text[], p_ids uuid[])
    returns table (version bigint,
                   bill_id uuid, tenant_id text, business_service text, consumer_code text, bill_number text,
                   bill_date timestamptz, bill_status text, bill_details jsonb, bill_minimum_paise bigint,
                   bill_payer_uuid text, payer bytea, bill_additional jsonb, bill_created_by text,
                   bill_created_at timestamptz, bill_modified_by text, bill_modified_at timestamptz,
                   id uuid, consumer_type text, payer_uuid text, period_from timestamptz, period_to timestamptz,
                   details jsonb, minimum_paise bigint, fixed_bill_expiry timestamptz, bill_validity_ms bigint,
                   additional_details jsonb, payment_completed boolean, status text, created_by text,
                   created_at timestamptz, modified_by text, modified_at timestamptz)
    language plpgsql stable
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
    set enable_hashjoin = off
    set enable_mergejoin = off
as $$
#variable_conflict use_column
begin
    return query
    select a.version,
           b.id, b.tenant_id, b.business_service, b.consumer_code, b.bill_number, b.bill_date, b.status, b.details,
           b.minimum_paise, b.payer_uuid, b.payer, b.additional_details, b.created_by, b.created_at, b.modified_by,
           b.modified_at,
           d.id, d.consumer_type, d.payer_uuid, d.period_from, d.period_to, d.details, d.minimum_paise,
           d.fixed_bill_expiry, d.bill_validity_ms, d.additional_details, d.payment_completed, d.status, d.created_by,
           d.created_at, d.modified_by, d.modified_at
    from unnest(p_tenants, p_ids) asked (tenant, id)
    join billing.bill b on b.tenant_id = asked.tenant and b.id = asked.id
    join billing.consumer_account a
      on a.tenant_id = b.tenant_id and a.business_service = b.business_service and a.consumer_code = b.consumer_code
    join billing.demand d on d.tenant_id = b.tenant_id and d.id = any(b.demand_ids);
end
$$;
