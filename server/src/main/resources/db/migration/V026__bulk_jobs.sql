-- Work on demands and bills that takes longer than a call: sheets of demands that are loaded, bills made for a whole ULB.
create table billing.bulk_job (
    tenant_id      text        not null,
    id             uuid        not null,
    kind           text        not null check (kind in ('DEMAND_LOAD', 'BILL_GENERATION')),
    parameters     jsonb       not null,
    state          text        not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    due_at         timestamptz not null,
    total          bigint,
    succeeded      bigint      not null default 0,
    refused        bigint      not null default 0,
    skipped        bigint      not null default 0,
    place          text,
    failure        text,
    actor_uuid     text        not null,
    client_id      text        not null,
    address        text        not null,
    correlation_id text,
    created_at     timestamptz not null,
    started_at     timestamptz,
    ended_at       timestamptz,
    primary key (tenant_id, id)
);

comment on column billing.bulk_job.place is 'Behind which the job goes on; its pieces come in one order';

create index bulk_job_due on billing.bulk_job (due_at, id) where state in ('WAITING', 'RUNNING');
create index bulk_job_latest on billing.bulk_job (tenant_id, kind, created_at desc);

create table billing.bulk_refusal (
    tenant_id text   not null,
    job_id    uuid   not null,
    piece     bigint not null,
    problem   text   not null,
    primary key (tenant_id, job_id, piece)
);

-- Uploaded sheets, sealed: they hold names and mobile numbers.
create table billing.bulk_file_part (
    tenant_id text  not null,
    job_id    uuid  not null,
    part      int   not null,
    content   bytea not null,
    primary key (tenant_id, job_id, part)
);

insert into access.role_action (role_code, url)
select 'BILLING_SYSTEM', url
from (values ('/billing-service/demand/bulk/_create'),
             ('/billing-service/demand/bulk/_search'),
             ('/billing-service/demand/bulk/_result'),
             ('/billing-service/bill/bulk/_generate'),
             ('/billing-service/bill/bulk/_search')) as granted (url);
