-- What others must hear (outbox) and what must be kept (audit trail, answers stored for Idempotency-Key).
create schema events;

create table events.outbox (
    tenant_id    text        not null,
    id           bigint      not null generated always as identity,
    kind         text        not null,
    payload      jsonb       not null,
    created_at   timestamptz not null,
    due_at       timestamptz not null,
    leased_until timestamptz,
    attempts     int         not null default 0,
    last_error   text,
    primary key (tenant_id, id)
) with (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.02);

comment on table events.outbox is 'Owed deliveries; a row goes when it is delivered';
comment on column events.outbox.leased_until is 'A process is delivering the row; when this passes, another may. Not indexed: taking a lease stays a heap-only update';

create index outbox_due on events.outbox (due_at);

create table events.audit_entry (
    tenant_id      text        not null,
    object_type    text        not null,
    object_id      text        not null,
    id             bigint      not null generated always as identity,
    at             timestamptz not null,
    actor_uuid     text        not null,
    client_id      text        not null,
    address        text        not null,
    correlation_id text,
    action         text        not null,
    detail         jsonb,
    -- One index serves both uniqueness and the question asked of this table: what happened to this object?
    primary key (tenant_id, object_type, object_id, id)
);

comment on table events.audit_entry is 'Who did what and when; rows are appended and never changed';

create function events.refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end;
$$;

create trigger append_only
    before update or delete or truncate
    on events.audit_entry
    for each statement
execute function events.refuse_change();

create table events.stored_answer (
    tenant_id text        not null,
    caller    text        not null,
    path      text        not null,
    key       text        not null,
    request   bytea       not null,
    status    int,
    answer    bytea,
    stored_at timestamptz not null,
    primary key (tenant_id, caller, path, key)
);

comment on table events.stored_answer is 'Answers of committed calls that carried an Idempotency-Key, for seven days';
comment on column events.stored_answer.request is 'Keyed digest of the body without RequestInfo';
comment on column events.stored_answer.answer is 'Body of the answer, sealed; null only inside the transaction of the call';

create index stored_answer_age on events.stored_answer (stored_at);

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

-- Takes a key for the transaction that calls, waiting for another that holds it, or gives the answer that the key has;
-- no row when the wait is over and the other still runs.
-- The SET clause confines the time-out to this function: the caller's own is back when it returns.
create function events.claim_answer(
    p_tenant_id text, p_caller text, p_path text, p_key text, p_request bytea, p_at timestamptz,
    p_expired_before timestamptz, p_wait_millis int)
    returns table (request bytea, status int, answer bytea)
    language plpgsql
    set lock_timeout = 0
as
$$
#variable_conflict use_column
begin
    perform set_config('lock_timeout', p_wait_millis::text, true);
    insert into events.stored_answer as held (tenant_id, caller, path, key, request, stored_at)
    values (p_tenant_id, p_caller, p_path, p_key, p_request, p_at)
    on conflict (tenant_id, caller, path, key) do update
        set request = excluded.request, status = null, answer = null, stored_at = excluded.stored_at
        where held.stored_at < p_expired_before;
    if found then
        return query select p_request, null::int, null::bytea;
    else
        return query
            select held.request, held.status, held.answer
            from events.stored_answer held
            where held.tenant_id = p_tenant_id and held.caller = p_caller
              and held.path = p_path and held.key = p_key;
    end if;
exception
    when lock_not_available then
        return;
end;
$$;

-- The table that db-scheduler works on, with the columns that its release 16 expects.
create table public.scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
);

create index scheduled_tasks_execution on public.scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on public.scheduled_tasks (last_heartbeat);
