-- Messages to people.
create schema notification;

create table notification.sms (
    tenant_id     text        not null,
    reference     text        not null,
    template      text        not null,
    locale        text        not null,
    mobile_sealed bytea       not null,
    mobile_index  bytea       not null,
    status        text        not null check (status in ('WAITING', 'SENT')),
    attempts      int         not null,
    created_at    timestamptz not null,
    tried_at      timestamptz not null,
    primary key (tenant_id, reference)
) with (fillfactor = 75);

comment on table notification.sms is 'Messages handed to the SMS provider; the text is not kept';
comment on column notification.sms.reference is 'What the message is about, given by whoever sends it: one message per reference';

create index sms_mobile on notification.sms (tenant_id, mobile_index);
