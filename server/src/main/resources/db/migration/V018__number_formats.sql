-- The form of bill numbers is the masters': what stands before the count comes with the call.
drop function billing.issue_bill(
    text, text, text, bigint, uuid, uuid, timestamptz, timestamptz, bigint, bigint, uuid[], jsonb, text, bytea, bytea, bytea,
    text);
drop function billing.next_bill_number(text);

create function billing.next_bill_number(p_prefix text) returns text
    language sql volatile
begin atomic
    select p_prefix || lpad(n::text, greatest(6, length(n::text)), '0')
    from nextval('billing.bill_number_seq') n;
end;

-- Puts a new bill in the place of the consumer's active one. Answers its number, or null when the account moved on
-- since it was read at p_version: then nothing was written. p_number_prefix: what stands before the count in its number.
create function billing.issue_bill(
    p_tenant_id text, p_business_service text, p_consumer_code text, p_version bigint, p_old_bill_id uuid,
    p_id uuid, p_at timestamptz, p_expires_at timestamptz, p_total_paise bigint, p_minimum_paise bigint,
    p_demand_ids uuid[], p_details jsonb, p_payer_uuid text, p_payer bytea, p_mobile_index bytea, p_email_index bytea,
    p_by text, p_number_prefix text) returns text
    language plpgsql
as $$
declare
    v_number text;
begin
    update billing.consumer_account
    set version = version + 1, active_bill_id = p_id
    where tenant_id = p_tenant_id and business_service = p_business_service and consumer_code = p_consumer_code
      and version = p_version;
    if not found then
        return null;
    end if;

    if p_old_bill_id is not null then
        update billing.bill
        set status = 'EXPIRED', modified_by = p_by, modified_at = p_at
        where tenant_id = p_tenant_id and id = p_old_bill_id and status = 'ACTIVE';
    end if;

    v_number := billing.next_bill_number(p_number_prefix);
    insert into billing.bill
        (tenant_id, id, business_service, consumer_code, bill_number, bill_date, status, expires_at, total_paise,
         minimum_paise, demand_ids, details, payer_uuid, payer, mobile_index, email_index,
         created_by, created_at, modified_by, modified_at)
    values
        (p_tenant_id, p_id, p_business_service, p_consumer_code, v_number, p_at, 'ACTIVE', p_expires_at, p_total_paise,
         p_minimum_paise, p_demand_ids, p_details, p_payer_uuid, p_payer, p_mobile_index, p_email_index,
         p_by, p_at, p_by, p_at);
    return v_number;
end
$$;
