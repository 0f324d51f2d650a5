-- Money that is due: demands, and the bills made of them.
create schema billing;

-- One row per consumer of a service: the lock that every change of its dues takes, and the one bill that may be paid.
create table billing.consumer_account (
    tenant_id        text   not null,
    business_service text   not null,
    consumer_code    text   not null,
    version          bigint not null default 0,
    active_bill_id   uuid,
    primary key (tenant_id, business_service, consumer_code)
) with (fillfactor = 75);

comment on column billing.consumer_account.version is
    'Grows with every change of the consumer''s demands or bills: who read at one version may write only at the same';

create table billing.demand (
    tenant_id          text        not null,
    id                 uuid        not null,
    business_service   text        not null,
    consumer_code      text        not null,
    consumer_type      text        not null,
    payer_uuid         text,
    period_from        timestamptz not null,
    period_to          timestamptz not null,
    details            jsonb       not null,
    tax_paise          bigint      not null,
    collected_paise    bigint      not null,
    minimum_paise      bigint      not null default 0,
    fixed_bill_expiry  timestamptz,
    bill_validity_ms   bigint,
    additional_details jsonb,
    payment_completed  boolean     not null default false,
    status             text        not null check (status in ('ACTIVE', 'CANCELLED', 'ADJUSTED')),
    created_by         text        not null,
    created_at         timestamptz not null,
    modified_by        text        not null,
    modified_at        timestamptz not null,
    primary key (tenant_id, id),
    check (period_from <= period_to),
    check (not payment_completed or tax_paise = collected_paise)
) with (fillfactor = 75);

comment on column billing.demand.details is
    'Lines: [{id, h: tax head, t: tax in paise, c: collected in paise, x: additional details}]';

-- Columns that a payment changes stand in no index of these tables: its updates stay on their page (HOT).
create unique index demand_active_period on billing.demand
    (tenant_id, business_service, consumer_code, period_from, period_to) where status = 'ACTIVE';
create index demand_payer on billing.demand (tenant_id, payer_uuid) where payer_uuid is not null;

create table billing.bill (
    tenant_id          text        not null,
    id                 uuid        not null,
    business_service   text        not null,
    consumer_code      text        not null,
    bill_number        text        not null,
    bill_date          timestamptz not null,
    status             text        not null check (status in
                           ('ACTIVE', 'EXPIRED', 'PAID', 'PARTIALLY_PAID', 'CANCELLED', 'PAYMENT_CANCELLED')),
    expires_at         timestamptz not null,
    total_paise        bigint      not null check (total_paise >= 0),
    minimum_paise      bigint      not null check (minimum_paise between 0 and total_paise),
    demand_ids         uuid[]      not null,
    details            jsonb       not null,
    payer_uuid         text,
    payer              bytea,
    mobile_index       bytea,
    email_index        bytea,
    additional_details jsonb,
    created_by         text        not null,
    created_at         timestamptz not null,
    modified_by        text        not null,
    modified_at        timestamptz not null,
    primary key (tenant_id, id)
) with (fillfactor = 75);

comment on column billing.bill.details is
    'One per demand: [{id, d: demand, e: expiry, f, t: period, x: additional details, l: [{id, dd: demand detail, h: tax head, o: order, a: paise}]}]; times in epoch milliseconds';
comment on column billing.bill.payer is 'Name, mobile number, address, e-mail when the bill was made; encrypted';

create index bill_consumer on billing.bill (tenant_id, business_service, consumer_code, bill_date);
create unique index bill_number on billing.bill (tenant_id, bill_number);
create index bill_mobile on billing.bill (tenant_id, mobile_index) where mobile_index is not null;
create index bill_email on billing.bill (tenant_id, email_index) where email_index is not null;

create sequence billing.bill_number_seq;

create function billing.next_bill_number(p_business_service text) returns text
    language sql volatile
begin atomic
    select 'BILLNO-' || p_business_service || '-' || lpad(n::text, greatest(6, length(n::text)), '0')
    from nextval('billing.bill_number_seq') n;
end;

-- Puts a new bill in the place of the consumer's active one. Answers its number, or null when the account moved on
-- since it was read at p_version: then nothing was written.
create function billing.issue_bill(
    p_tenant_id text, p_business_service text, p_consumer_code text, p_version bigint, p_old_bill_id uuid,
    p_id uuid, p_at timestamptz, p_expires_at timestamptz, p_total_paise bigint, p_minimum_paise bigint,
    p_demand_ids uuid[], p_details jsonb, p_payer_uuid text, p_payer bytea, p_mobile_index bytea, p_email_index bytea,
    p_by text) returns text
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

    v_number := billing.next_bill_number(p_business_service);
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

-- Settles one bill: the account moves on, the bill gets its status, its demands their new balances. The only place that
-- writes what was collected. Answers false, with nothing written, when the account moved on since p_version.
create function billing.settle_bill(
    p_tenant_id text, p_business_service text, p_consumer_code text, p_version bigint,
    p_bill_id uuid, p_bill_status text, p_demands jsonb, p_by text, p_at timestamptz) returns boolean
    language plpgsql
as $$
begin
    update billing.consumer_account
    set version = version + 1, active_bill_id = null
    where tenant_id = p_tenant_id and business_service = p_business_service and consumer_code = p_consumer_code
      and version = p_version;
    if not found then
        return false;
    end if;

    update billing.bill
    set status = p_bill_status, modified_by = p_by, modified_at = p_at
    where tenant_id = p_tenant_id and id = p_bill_id;

    update billing.demand d
    set details = u.details, tax_paise = u.tax_paise, collected_paise = u.collected_paise,
        payment_completed = (u.tax_paise = u.collected_paise), modified_by = p_by, modified_at = p_at
    from jsonb_to_recordset(p_demands) as u (id uuid, details jsonb, tax_paise bigint, collected_paise bigint)
    where d.tenant_id = p_tenant_id and d.id = u.id;
    return true;
end
$$;

-- Takes the locks of several consumers at once, in one order for everybody so that two payers cannot deadlock.
-- Answers false when one of them moved on. p_accounts: [{service, consumer, version, …}].
create function billing.lock_accounts(p_tenant_id text, p_accounts jsonb) returns boolean
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
          order by a.business_service, a.consumer_code
          for update of a) locked;
    return v_current = jsonb_array_length(p_accounts);
end
$$;
