-- Who may do what. These are platform tables: each is read before the tenant of a call is known.
create schema access;

create table access.user_account (
    uuid              text        not null primary key,
    id                bigint      not null generated always as identity unique,
    tenant_id         text        not null,
    type              text        not null check (type in ('CITIZEN', 'EMPLOYEE', 'SYSTEM', 'BUSINESS')),
    user_name         text        not null,
    name              text        not null,
    password_hash     text,
    mobile_sealed     bytea,
    mobile_index      bytea,
    email_sealed      bytea,
    email_index       bytea,
    gender            text,
    permanent_address text,
    locale            text        not null default 'en_IN',
    active            boolean     not null,
    locked_at         timestamptz,
    networks          text[]      not null default '{}',
    created_at        timestamptz not null,
    modified_at       timestamptz not null,
    unique (tenant_id, type, user_name)
) with (fillfactor = 75);

create index user_account_by_mobile on access.user_account (tenant_id, mobile_index) where mobile_index is not null;
create index user_account_by_email on access.user_account (tenant_id, email_index) where email_index is not null;

comment on column access.user_account.password_hash is 'Null: this user cannot log in with a password';
comment on column access.user_account.networks is 'Networks in CIDR form that calls may come from; empty: any';

create table access.user_role (
    user_uuid text not null references access.user_account (uuid) on delete cascade,
    code      text not null check (code <> ''),
    tenant_id text not null,
    name      text not null,
    primary key (user_uuid, code, tenant_id)
);

create index user_role_administrators on access.user_role (user_uuid) where code = 'SUPERUSER';

create table access.oauth_client (
    id                               text        not null primary key,
    secret_hash                      text,
    grants                           text[]      not null,
    scopes                           text[]      not null,
    access_seconds                   int         not null check (access_seconds between 60 and 604800),
    refresh_seconds                  int         not null check (refresh_seconds >= access_seconds),
    networks                         text[]      not null default '{}',
    allowed_users                    text[]      not null default '{}',
    tokens_per_address_per_minute    int,
    tokens_per_user_name_per_minute  int,
    bill_fetches_per_second          int,
    payments_per_second              int,
    enabled                          boolean     not null,
    created_at                       timestamptz not null,
    modified_at                      timestamptz not null,
    check (grants <@ array['password', 'refresh_token']),
    check (cardinality(scopes) > 0)
);

comment on column access.oauth_client.secret_hash is 'Null: a public client, which shows an empty secret';
comment on column access.oauth_client.allowed_users is 'uuids of the users that may log in through this client; empty: any';

-- One row is one pair of access and refresh token. Neither is kept, only what it hashes to.
create table access.token (
    access_hash        bytea       not null primary key,
    refresh_hash       bytea       not null,
    user_uuid          text        not null references access.user_account (uuid) on delete cascade,
    client_id          text        not null references access.oauth_client (id) on delete cascade,
    scope              text        not null,
    issued_at          timestamptz not null,
    expires_at         timestamptz not null,
    refresh_expires_at timestamptz not null
) with (fillfactor = 75);

create unique index token_by_refresh on access.token (refresh_hash);
create index token_by_holder on access.token (user_uuid, client_id, issued_at);

create table access.login_failure (
    id        bigint      not null generated always as identity primary key,
    at        timestamptz not null,
    address   text        not null,
    user_uuid text references access.user_account (uuid) on delete cascade
);

create index login_failure_by_address on access.login_failure (address, at);
create index login_failure_by_user on access.login_failure (user_uuid, at) where user_uuid is not null;

comment on table access.login_failure is 'Wrong passwords that still count; a log-in of the user clears those of the user';

create table access.role_action (
    role_code text not null check (role_code <> ''),
    url       text not null,
    switch    text,
    primary key (role_code, url)
);

comment on table access.role_action is
    'What a role may call; {placeholder} stands for one segment, in the role code too. A switch names the setting that must be on';

create table access.setup_token (
    token_hash bytea       not null primary key,
    expires_at timestamptz not null
);

-- Processes keep callers and roles in memory; whatever ends or changes one of them is told to all at the commit.
create function access.tell(what text) returns void
    language sql
begin atomic
    select pg_notify('kosh_access', what);
end;

create function access.tell_user_changed() returns trigger
    language plpgsql as
$$
begin
    perform access.tell('user ' || old.uuid);
    return null;
end
$$;

create function access.tell_roles_changed() returns trigger
    language plpgsql as
$$
begin
    perform access.tell('user ' || coalesce(new.user_uuid, old.user_uuid));
    return null;
end
$$;

create function access.tell_client_changed() returns trigger
    language plpgsql as
$$
begin
    perform access.tell('client ' || old.id);
    return null;
end
$$;

create function access.tell_token_ended() returns trigger
    language plpgsql as
$$
begin
    perform access.tell('token ' || encode(old.access_hash, 'hex'));
    return null;
end
$$;

create function access.tell_role_actions_changed() returns trigger
    language plpgsql as
$$
begin
    perform access.tell('roles');
    return null;
end
$$;

create trigger user_changed after update or delete on access.user_account
    for each row execute function access.tell_user_changed();
create trigger roles_changed after insert or update or delete on access.user_role
    for each row execute function access.tell_roles_changed();
create trigger client_changed after update or delete on access.oauth_client
    for each row execute function access.tell_client_changed();
create trigger token_ended after update or delete on access.token
    for each row execute function access.tell_token_ended();
create trigger role_actions_changed after insert or update or delete on access.role_action
    for each statement execute function access.tell_role_actions_changed();

-- The default role set (docs/contract/access.md, roles): each line names roles and what all of them may call.
insert into access.role_action (role_code, url)
select role_code, url
from (values
    ('COLLECTION_INTEGRATOR,COLL_OPERATOR,CITIZEN',
     '/billing-service/bill/v2/_fetchbill'),
    ('COLLECTION_INTEGRATOR,COLL_OPERATOR,CITIZEN,EMPLOYEE,BILLING_SYSTEM,SUPERUSER',
     '/billing-service/bill/v2/_search'),
    ('BILLING_SYSTEM',
     '/billing-service/bill/v2/_fetchbill,/billing-service/bill/v2/_generate,/billing-service/bill/v2/_cancelbill'),
    ('CITIZEN,EMPLOYEE,BILLING_SYSTEM,SUPERUSER',
     '/billing-service/demand/_search'),
    ('BILLING_SYSTEM',
     '/billing-service/demand/_create,/billing-service/demand/_update'),
    ('BILLING_SYSTEM',
     '/billing-service/amendment/_create,/billing-service/amendment/_update,/billing-service/amendment/_search'),
    ('EMPLOYEE',
     '/billing-service/amendment/_search'),
    ('CITIZEN,EMPLOYEE,COLLECTION_INTEGRATOR,COLL_OPERATOR,COLL_RECEIPT_CREATOR,COLL_REMIT_TO_BANK,BILLING_SYSTEM,SUPERUSER',
     '/billing-service/taxheads/_search,/billing-service/taxperiods/_search,/billing-service/businessservices/_search'),
    ('COLLECTION_INTEGRATOR,COLL_OPERATOR',
     '/collection-services/payments/_create,/collection-services/payments/_validate'),
    ('COLLECTION_INTEGRATOR,COLL_OPERATOR,CITIZEN,EMPLOYEE,SUPERUSER',
     '/collection-services/payments/_search,/collection-services/payments/{module}/_search'),
    ('COLL_OPERATOR,COLL_REMIT_TO_BANK',
     '/collection-services/payments/_workflow,/collection-services/payments/{module}/_workflow'),
    ('CR_{module}',
     '/collection-services/payments/{module}/_workflow,/collection-services/payments/{module}/_search'),
    ('SUPERUSER,SYS_INTEGRATOR_FINANCE,SYS_INTEGRATOR_WATER_SEW',
     '/user/_details')) as granted (roles, urls)
    cross join string_to_table(roles, ',') as role_code
    cross join string_to_table(urls, ',') as url;

insert into access.role_action (role_code, url, switch)
values ('EMPLOYEE', '/billing-service/bill/v2/_fetchbill', 'employee-collects'),
       ('EMPLOYEE', '/collection-services/payments/_create', 'employee-collects');
