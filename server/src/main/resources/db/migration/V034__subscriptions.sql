-- Events for other systems: who wants to hear of what, and what is owed to each (docs/decisions/0013-events-for-others.md).
create table events.subscription (
    tenant_id     text        not null,
    id            uuid        not null,
    channel       text        not null check (channel in ('WEBHOOK', 'KAFKA')),
    url           text,
    topics        text[]      not null,
    secret_sealed bytea,
    active        boolean     not null,
    created_by    text        not null,
    created_at    timestamptz not null,
    modified_by   text        not null,
    modified_at   timestamptz not null,
    primary key (tenant_id, id),
    check (channel <> 'WEBHOOK' or (url is not null and secret_sealed is not null))
);

comment on table events.subscription is 'Programs of others that are told of what happens at a tenant, or at all tenants of a state';
comment on column events.subscription.topics is 'Names of topics; none: all of them';

-- Part of this module's API in the database: whether anybody is to be told of anything.
create view events.listening as select id from events.subscription where active;

create table events.delivery (
    tenant_id       text        not null,
    id              bigint      not null generated always as identity,
    subscription_id uuid        not null,
    topic           text        not null,
    subject         text        not null,
    keys            text[]      not null,
    detail          jsonb       not null,
    occurred_at     timestamptz not null,
    status          text        not null default 'WAITING' check (status in ('WAITING', 'DELIVERED', 'PARKED')),
    attempts        int         not null default 0,
    owed_since      timestamptz not null,
    due_at          timestamptz not null,
    leased_until    timestamptz,
    settled_at      timestamptz,
    last_error      text,
    primary key (tenant_id, id)
) with (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.02);

comment on table events.delivery is 'One event for one subscription; kept for replay after it was delivered';
comment on column events.delivery.id is 'Grows along each key, because whoever announces holds the lock of what the event is about';
comment on column events.delivery.subject is 'Id of what the event is about; the payload is read when it is sent, so that nobody''s data is kept here';
comment on column events.delivery.keys is 'Events with a key in common are delivered in their order: ids of bills';
comment on column events.delivery.owed_since is 'When delivery began, the last time: a replay begins anew';

create index delivery_due on events.delivery (due_at) where status = 'WAITING';
create index delivery_unsettled on events.delivery using gin (keys) where status <> 'DELIVERED';
create index delivery_of_subscription on events.delivery (subscription_id, id);
create index delivery_settled on events.delivery (settled_at) where settled_at is not null;

-- Owes events to whoever subscribed; called inside the statement that makes the change.
-- p_events: [{tenant, topic, subject, keys: [..], detail: {..}, at}].
create function events.announce(p_events jsonb) returns void
    language plpgsql
as $$
begin
    insert into events.delivery
        (tenant_id, subscription_id, topic, subject, keys, detail, occurred_at, owed_since, due_at)
    select e.tenant, s.id, e.topic, e.subject, e.keys, e.detail, e.at, e.at, e.at
    from jsonb_to_recordset(p_events) as e
        (tenant text, topic text, subject text, keys text[], detail jsonb, at timestamptz)
    join events.subscription s
      on s.active and (cardinality(s.topics) = 0 or e.topic = any (s.topics))
     and (s.channel = 'KAFKA' or s.tenant_id in (e.tenant, split_part(e.tenant, '.', 1)));
end
$$;

insert into access.role_action (role_code, url)
select 'SUPERUSER', url
from (values
    ('/events/v1/subscriptions/_search'), ('/events/v1/subscriptions/_create'), ('/events/v1/subscriptions/_disable'),
    ('/events/v1/subscriptions/_enable'), ('/events/v1/subscriptions/_replay'), ('/events/v1/deliveries/_search')) as urls (url);
