-- What clients call round the money: ids, texts, registration, user administration, clients of programs.
create schema platform;

create table platform.id_sequence (
    tenant_id text   not null,
    name      text   not null check (name ~ '^[a-z0-9_]{1,60}$'),
    next      bigint not null,
    primary key (tenant_id, name)
);

comment on table platform.id_sequence is 'Counters of ids that other programs ask for, one for each name of a state';

create table platform.message (
    tenant_id   text        not null,
    locale      text        not null,
    module      text        not null,
    code        text        not null,
    message     text        not null,
    modified_by text        not null,
    modified_at timestamptz not null,
    primary key (tenant_id, locale, module, code)
);

comment on table platform.message is 'Texts of screens and messages; tenant_id default is for all states';

create table access.otp (
    tenant_id      text        not null,
    identity_index bytea       not null,
    id             text        not null,
    otp_hash       text        not null,
    attempts       int         not null default 0,
    created_at     timestamptz not null,
    expires_at     timestamptz not null,
    primary key (tenant_id, identity_index)
);

comment on table access.otp is 'The newest one-time password of each number of a state, hashed; used once';

alter table access.user_account
    add column profile_sealed   bytea,
    add column alternate_index  bytea,
    add column created_by       bigint,
    add column modified_by      bigint,
    add column password_set_at  timestamptz;

create index user_account_by_alternate on access.user_account (tenant_id, alternate_index)
    where alternate_index is not null;

comment on column access.user_account.profile_sealed is 'Whatever else is known of the person, as sealed JSON';
comment on column access.user_account.password_set_at is 'Null: the password was set before this was noted; it is as old as the account';

update access.user_account set password_set_at = created_at where password_hash is not null;

alter table access.oauth_client
    drop constraint oauth_client_grants_check,
    add constraint oauth_client_grants_check
        check (grants <@ array['password', 'refresh_token', 'client_credentials']),
    add column tenant_id             text,
    add column acts_as               text references access.user_account (uuid),
    add column previous_secret_hash  text,
    add column previous_secret_until timestamptz,
    add check ('client_credentials' <> all (grants) or (acts_as is not null and secret_hash is not null));

comment on column access.oauth_client.tenant_id is 'State whose administrators look after it; null: those of any state';
comment on column access.oauth_client.acts_as is 'User that the client stands for by itself (grant client_credentials)';
comment on column access.oauth_client.previous_secret_hash is 'Still taken until previous_secret_until, so that a program can change over';

insert into access.role (code, name, description)
values ('HRMS_ADMIN', 'Staff administrator', 'Puts users on record and changes them, with roles that he holds himself');

insert into access.role_action (role_code, url)
select role_code, url
from (values
    ('EMPLOYEE,BILLING_SYSTEM,SUPERUSER', '/egov-idgen/id/_generate'),
    ('LOC_ADMIN,SUPERUSER',
     '/localization/messages/v1/_upsert,/localization/messages/v1/_create,/localization/messages/v1/_update,/localization/messages/v1/_delete,/localization/messages/cache-bust'),
    ('CITIZEN,EMPLOYEE,BILLING_SYSTEM,HRMS_ADMIN,SUPERUSER', '/user/_search,/user/v1/_search'),
    ('SUPERUSER',
     '/access/v1/clients/_search,/access/v1/clients/_create,/access/v1/clients/_update,/access/v1/clients/_rotate,/access/v1/users/_networks'),
    ('HRMS_ADMIN,SUPERUSER', '/user/users/_createnovalidate,/user/users/_updatenovalidate')) as granted (roles, urls)
    cross join string_to_table(roles, ',') as role_code
    cross join string_to_table(urls, ',') as url;
