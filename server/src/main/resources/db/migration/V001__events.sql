-- What others must hear (outbox) and what must be kept (audit trail).
create schema events;

create table events.outbox (
    tenant_id   text        not null,
    id          bigint      not null generated always as identity,
    kind        text        not null,
    payload     jsonb       not null,
    created_at  timestamptz not null,
    due_at      timestamptz not null,
    attempts    int         not null default 0,
    last_error  text,
    primary key (tenant_id, id)
) with (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.02);

comment on table events.outbox is 'Owed deliveries; a row goes when it is delivered';

create table events.audit_entry (
    tenant_id      text        not null,
    id             bigint      not null generated always as identity,
    at             timestamptz not null,
    actor_uuid     text        not null,
    client_id      text        not null,
    address        text        not null,
    correlation_id text,
    action         text        not null,
    object_type    text        not null,
    object_id      text        not null,
    detail         jsonb,
    primary key (tenant_id, id)
);

comment on table events.audit_entry is 'Who did what and when; rows are appended and never changed';

-- The API of this module inside the database: called by the statement that makes the change.
create function events.append_outbox(p_tenant_id text, p_kind text, p_payload jsonb, p_at timestamptz) returns void
    language sql
begin atomic
    insert into events.outbox (tenant_id, kind, payload, created_at, due_at)
    values (p_tenant_id, p_kind, p_payload, p_at, p_at);
end;

create function events.append_audit(
    p_tenant_id text, p_at timestamptz, p_actor_uuid text, p_client_id text, p_address text, p_correlation_id text,
    p_action text, p_object_type text, p_object_id text, p_detail jsonb) returns void
    language sql
begin atomic
    insert into events.audit_entry
        (tenant_id, at, actor_uuid, client_id, address, correlation_id, action, object_type, object_id, detail)
    values (p_tenant_id, p_at, p_actor_uuid, p_client_id, p_address, p_correlation_id,
            p_action, p_object_type, p_object_id, p_detail);
end;
