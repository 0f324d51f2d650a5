-- Work by the clock, and the proof of the books.

-- One row per job and slot serves every tenant: the record of the run, and the guard against a second one.
create table disbursement.scheduler_run (
    id                  uuid        not null primary key,
    job                 text        not null,
    slot                timestamptz not null,
    trigger             text        not null check (trigger in ('CRON', 'MANUAL')),
    state               text        not null check (state in ('WAITING', 'RUNNING', 'ENDED', 'OVERTAKEN', 'MISSED')),
    scope_tenant_id     text,
    scope_pi_number     text,
    scope_voucher_date  date,
    opened_at           timestamptz not null,
    pass                int         not null default 0,
    next_pass_at        timestamptz,
    started_at          timestamptz,
    first_pass_ended_at timestamptz,
    ended_at            timestamptz,
    holder              uuid,
    node                text,
    eligible            bigint      not null default 0,
    called              bigint      not null default 0,
    no_response         bigint      not null default 0,
    error               bigint      not null default 0,
    success             bigint      not null default 0,
    failed_payments     bigint      not null default 0,
    faults              bigint      not null default 0,
    unique (job, slot),
    check ((state in ('WAITING', 'RUNNING')) = (next_pass_at is not null))
) with (fillfactor = 75);

create index scheduler_run_due on disbursement.scheduler_run (next_pass_at) where next_pass_at is not null;
create index scheduler_run_latest on disbursement.scheduler_run (slot desc);

comment on column disbursement.scheduler_run.holder is
    'Drawn anew by each process that takes the run; who finds another one here stops';
comment on column disbursement.scheduler_run.next_pass_at is 'Since when, or from when on, a pass is due';
comment on column disbursement.scheduler_run.faults is 'Pieces of work that broke with an error of ours';

-- A night reads what was completed within the horizon, not all that was ever completed.
create index payment_instruction_completed on disbursement.payment_instruction
    (pi_type, completed_at, tenant_id, id) where pi_status = 'COMPLETED';
create index beneficiary_under_way on disbursement.beneficiary (tenant_id, pi_id) where payment_status = 'IN_PROCESS';

-- Paise as people read them.
create function disbursement.rupees(paise bigint) returns text
    language sql immutable
begin atomic
    select to_char(paise / 100.0, 'FM999999999999990.00');
end;
