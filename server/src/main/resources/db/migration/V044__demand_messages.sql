-- Messages of the topic bulk-bill-generator that were taken (docs/contract/billing.md, demands by message).
create table billing.demand_message (
    tenant_id   text        not null,
    id          text        not null,
    taken_at    timestamptz not null,
    answered_at timestamptz,
    primary key (tenant_id, id)
);

comment on table billing.demand_message is 'Kept for good: the broker may deliver a message again whenever it likes';
comment on column billing.demand_message.tenant_id is 'State of the user on whose behalf the topic is read';
comment on column billing.demand_message.answered_at is 'Null: its demands are written, its bills may be missing and its answer is not owed yet';

-- Since when a topic of Kafka is read (docs/contract/events.md, Kafka): what is older belongs to whoever read it before.
create table events.listening_since (
    topic text        not null primary key,
    since timestamptz not null
);
