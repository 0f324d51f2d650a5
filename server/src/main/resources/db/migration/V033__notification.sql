-- How far a message came, and who gets none.
alter table notification.sms
    drop constraint sms_status_check,
    add constraint sms_status_check
        check (status in ('WAITING', 'SENDING', 'SENT', 'DELIVERED', 'UNDELIVERED', 'UNKNOWN', 'BLOCKED')),
    add column provider_message_id text,
    add column reported_at         timestamptz,
    add column report              text;

comment on column notification.sms.provider_message_id is 'The provider''s id of the message, by which delivery reports name it';
comment on column notification.sms.report is 'Status of the latest delivery report, in the provider''s words';

create index sms_provider_message on notification.sms (provider_message_id) where provider_message_id is not null;

create table notification.blocked_number (
    tenant_id    text        not null,
    id           uuid        not null,
    pattern      text check (pattern ~ '^[0-9X*]{1,20}$'),
    number_index bytea,
    number_shown text,
    extent       text        not null check (extent in ('ALL', 'DO_NOT_DISTURB')),
    reason       text        not null,
    created_by   text        not null,
    created_at   timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, pattern),
    unique (tenant_id, number_index),
    check ((pattern is null) <> (number_index is null))
);

comment on table notification.blocked_number is 'Numbers that get no messages: patterns in clear, single numbers by blind index';
comment on column notification.blocked_number.number_shown is 'A single number, masked';

insert into access.role_action (role_code, url)
select role_code, url
from (values
    ('SUPERUSER', '/notification/v1/blocked-numbers/_search,/notification/v1/blocked-numbers/_create,/notification/v1/blocked-numbers/_delete'),
    ('SUPERUSER,BILL_ACCOUNTANT,MUKTA_ADMIN', '/notification/v1/sms/_search')) as granted (roles, urls)
    cross join string_to_table(roles, ',') as role_code
    cross join string_to_table(urls, ',') as url;
