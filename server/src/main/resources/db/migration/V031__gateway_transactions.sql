-- Payments by way of a payment gateway: what was begun, what the gateway said of it, and whether its receipt was made.

create table collection.gateway_transaction (
    tenant_id              text        not null,
    txn_id                 text        not null,
    gateway                text        not null,
    amount_paise           bigint      not null check (amount_paise >= 0),
    bill_id                text        not null,
    consumer_code          text        not null,
    product_info           text        not null,
    bills                  jsonb       not null,
    additional_details     jsonb,
    locale                 text        not null,
    payer                  bytea       not null,
    payer_uuid             text        not null,
    mobile_index           bytea       not null,
    status                 text        not null check (status in ('PENDING', 'SUCCESS', 'FAILURE')),
    status_message         text        not null,
    is_final               boolean     not null,
    gateway_txn_id         text,
    gateway_payment_mode   text,
    gateway_status_code    text,
    gateway_status_message text,
    gateway_paise          bigint,
    receipt_state          text        not null check (receipt_state in ('NONE', 'OWED', 'ISSUED', 'REFUND_DUE')),
    receipt_numbers        text,
    payment_id             uuid,
    next_poll_at           timestamptz,
    polls                  integer     not null default 0,
    created_by             text        not null,
    created_by_id          bigint      not null,
    client_id              text        not null,
    address                text        not null,
    created_at             timestamptz not null,
    modified_by            text        not null,
    modified_at            timestamptz not null,
    primary key (tenant_id, txn_id),
    check ((receipt_state = 'ISSUED') = (payment_id is not null))
) with (fillfactor = 75);

comment on column collection.gateway_transaction.bills is 'What is paid towards which bill: [{billId, paise, taxPaise}]';
comment on column collection.gateway_transaction.is_final is 'The gateway has said its last word; before that it is asked again';
comment on column collection.gateway_transaction.gateway_paise is 'What the gateway says that it took';
comment on column collection.gateway_transaction.receipt_state is
    'OWED: the money is there and its receipt is tried again; REFUND_DUE: the money is there and no receipt can be made';
comment on column collection.gateway_transaction.created_by_id is 'Who began it, with client_id and address: the receipt is recorded in his name';

create index gateway_transaction_newest on collection.gateway_transaction (tenant_id, created_at);
create index gateway_transaction_bill_id on collection.gateway_transaction (tenant_id, bill_id);
create index gateway_transaction_consumer on collection.gateway_transaction (tenant_id, consumer_code);
create index gateway_transaction_payer on collection.gateway_transaction (tenant_id, payer_uuid);
create index gateway_transaction_due on collection.gateway_transaction (next_poll_at) where next_poll_at is not null;
create index gateway_transaction_refunds on collection.gateway_transaction (tenant_id) where receipt_state = 'REFUND_DUE';

-- A bill is with one transaction at a time, and with none again after one that brought a receipt.
create table collection.gateway_transaction_bill (
    tenant_id text    not null,
    txn_id    text    not null,
    bill_id   uuid    not null,
    is_held   boolean not null,
    primary key (tenant_id, txn_id, bill_id),
    foreign key (tenant_id, txn_id) references collection.gateway_transaction (tenant_id, txn_id)
);
create unique index gateway_transaction_bill_held on collection.gateway_transaction_bill (tenant_id, bill_id) where is_held;

-- A gateway's return names the transaction and no tenant.
create table collection.gateway_transaction_tenant (
    txn_id    text not null primary key,
    tenant_id text not null
);

create sequence collection.gateway_transaction_seq;

-- Puts a bill that was replaced back in the place of its successor, which expires. Answers false, with nothing written,
-- when the account moved on since p_version.
create function billing.reinstate_bill(
    p_tenant_id text, p_business_service text, p_consumer_code text, p_version bigint, p_bill_id uuid, p_at timestamptz,
    p_actor_uuid text, p_client_id text, p_address text, p_correlation_id text) returns boolean
    language plpgsql
as $$
declare
    v_successor uuid;
begin
    select active_bill_id into v_successor
    from billing.consumer_account
    where tenant_id = p_tenant_id and business_service = p_business_service and consumer_code = p_consumer_code
      and version = p_version
    for update;
    if not found then
        return false;
    end if;

    update billing.consumer_account
    set version = version + 1, active_bill_id = p_bill_id
    where tenant_id = p_tenant_id and business_service = p_business_service and consumer_code = p_consumer_code;

    update billing.bill
    set status = 'EXPIRED', modified_by = p_actor_uuid, modified_at = p_at
    where tenant_id = p_tenant_id and id = v_successor and status = 'ACTIVE';

    update billing.bill
    set status = 'ACTIVE', modified_by = p_actor_uuid, modified_at = p_at
    where tenant_id = p_tenant_id and id = p_bill_id and status = 'EXPIRED';

    perform events.append_audit(p_tenant_id, p_at, p_actor_uuid, p_client_id, p_address, p_correlation_id,
                                'BILL_REINSTATED', 'bill', p_bill_id::text, null);
    return true;
end
$$;

insert into access.role_action (role_code, url)
select role_code, url
from (values
    ('CITIZEN,EMPLOYEE,SUPERUSER',
     '/pg-service/transaction/v1/_create,/pg-service/transaction/v1/_update,/pg-service/transaction/v1/_search,'
     '/pg-service/gateway/v1/_search')) as granted (roles, urls)
    cross join string_to_table(roles, ',') as role_code
    cross join string_to_table(urls, ',') as url;
