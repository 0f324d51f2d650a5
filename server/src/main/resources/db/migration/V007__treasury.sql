-- What was said to the state treasury and what it answered.
create schema treasury;

create table treasury.exchange (
    tenant_id         text        not null,
    id                uuid        not null,
    service           text        not null check (service in ('AUTH', 'VA', 'PI', 'PIS', 'PAG', 'PD', 'FD', 'COR', 'FTPS', 'FTFPS')),
    reference         text,
    slot              date,
    attempt_no        int         not null check (attempt_no > 0),
    trigger           text        not null check (trigger in ('CRON', 'MANUAL', 'CATCHUP', 'EVENT')),
    http_status       int,
    outcome           text        not null check (outcome in ('NO_RESPONSE', 'ERROR', 'SUCCESS')),
    glitch            text,
    error_code        text,
    error_text        text,
    started_at        timestamptz not null,
    duration_millis   int         not null,
    bytes_in          int         not null,
    request_sealed    bytea,
    response_sealed   bytea,
    payload_purged_at timestamptz,
    primary key (tenant_id, id)
);

comment on table treasury.exchange is 'One row per try of a call or log-in; rows are appended and never changed, only their payload is purged in the end';
comment on column treasury.exchange.reference is 'What the call is about, in the words of the module that called';
comment on column treasury.exchange.error_text is 'Long numbers are masked: they might be accounts; the whole text is in the sealed response';
comment on column treasury.exchange.request_sealed is 'JSON that was sent, before it was enciphered for the treasury; none of a log-in';
comment on column treasury.exchange.response_sealed is 'JSON that was received, or the body as it came when it did not open; none of a log-in';

-- The exchanges about one thing; ids grow with time.
create index exchange_reference on treasury.exchange (tenant_id, reference, id) where reference is not null;
create index exchange_payload_age on treasury.exchange (started_at) where payload_purged_at is null;

create function treasury.refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end;
$$;

create trigger append_only
    before delete or truncate
    on treasury.exchange
    for each statement
execute function treasury.refuse_change();

-- The one change that a row may see: its payload goes and nothing else.
create function treasury.allow_only_purge() returns trigger
    language plpgsql as
$$
begin
    if old.payload_purged_at is null and new.payload_purged_at is not null
        and new.request_sealed is null and new.response_sealed is null then
        old.payload_purged_at := new.payload_purged_at;
        old.request_sealed := null;
        old.response_sealed := null;
        if new is not distinct from old then
            return new;
        end if;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end;
$$;

create trigger only_payload_is_purged
    before update
    on treasury.exchange
    for each row
execute function treasury.allow_only_purge();
