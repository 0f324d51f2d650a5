-- Amendments: lines that join a consumer's dues for a reason from outside, once somebody approved them.
create table billing.amendment (
    tenant_id              text        not null,
    id                     uuid        not null,
    business_service       text        not null,
    consumer_code          text        not null,
    amendment_number       text        not null,
    reason                 text        not null,
    reason_document_number text,
    status                 text        not null check (status in ('INWORKFLOW', 'ACTIVE', 'INACTIVE', 'CONSUMED')),
    workflow_state         text        not null,
    lines                  jsonb       not null,
    documents              jsonb       not null,
    effective_from         timestamptz,
    effective_till         timestamptz,
    amended_demand_id      uuid,
    additional_details     jsonb,
    created_by             text        not null,
    created_at             timestamptz not null,
    modified_by            text        not null,
    modified_at            timestamptz not null,
    primary key (tenant_id, id),
    check ((status = 'CONSUMED') = (amended_demand_id is not null)),
    check (effective_till is null or effective_from < effective_till)
);

comment on column billing.amendment.lines is 'What it adds: [{id, h: tax head, a: paise, x: additional details}]';
comment on column billing.amendment.documents is
    'Papers that it rests on: [{id, t: kind of document, f: id in the file store, u: its own number}]';

create unique index amendment_number on billing.amendment (tenant_id, amendment_number);
create unique index amendment_one_in_workflow on billing.amendment (tenant_id, business_service, consumer_code)
    where status = 'INWORKFLOW';
create index amendment_waiting on billing.amendment (tenant_id, business_service, consumer_code)
    where status = 'ACTIVE';
create index amendment_latest on billing.amendment (tenant_id, business_service, created_at desc, amendment_number);

create sequence billing.amendment_number_seq;

-- Who proposes amendments of water and sewerage bills and who decides, by the roles of the original's workflow; whoever
-- runs billing may do both (V003).
insert into access.role_action (role_code, url)
select role_code, url
from (values
    ('WS_CEMP,SW_CEMP',
     '/billing-service/amendment/_create,/billing-service/amendment/_update,/billing-service/amendment/_search'),
    ('WS_APPROVER,SW_APPROVER',
     '/billing-service/amendment/_update,/billing-service/amendment/_search')) as granted (roles, urls)
    cross join string_to_table(roles, ',') as role_code
    cross join string_to_table(urls, ',') as url;
