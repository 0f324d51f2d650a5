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

alter table disbursement.payment_instruction add column refreshed_at timestamptz;
comment on column disbursement.payment_instruction.refreshed_at is 'When a person last had the treasury asked; once a minute';

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

-- Who may call what (docs/contract/disbursement-api.md, roles).
insert into access.role_action (role_code, url)
select role_code, url
from (values
    ('SYSTEM,BILL_ACCOUNTANT,BILL_CREATOR,BILL_VIEWER,BILL_VERIFIER,BILL_APPROVER,MUKTA_ADMIN',
     '/ifms-adapter/pi/v1/_search,/mukta-ifix-adapter/v1/pi/_search,/wms/pi/_search,/wms/ifms-pi/_search,/wms/mukta-pi/_search'),
    ('SYSTEM,BILL_ACCOUNTANT,MUKTA_ADMIN',
     '/ifms-adapter/pi/v1/_refresh'),
    ('BILL_ACCOUNTANT,MUKTA_ADMIN',
     '/ifms-adapter/pi/v1/_logs'),
    ('MUKTA_ADMIN',
     '/ifms-adapter/pi/v1/_review'),
    ('SYSTEM,MUKTA_ADMIN',
     '/ifms-adapter/_scheduler,/ifms-adapter/scheduler-runs/{runId},/ifms-adapter/reconciliation/v1/_check')) as granted (roles, urls)
    cross join string_to_table(roles, ',') as role_code
    cross join string_to_table(urls, ',') as url;
