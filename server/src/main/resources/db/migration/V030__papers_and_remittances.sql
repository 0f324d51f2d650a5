-- Receipts and bills as documents. A document is not kept as bytes: it is written anew from the payment or bill each time
-- it is read, so that none can say what is no longer true.
create table collection.paper (
    tenant_id   text        not null,
    id          uuid        not null,
    kind        text        not null check (kind in ('RECEIPT', 'BILL')),
    key         text        not null,
    language    text        not null,
    size        text        not null,
    entity_ids  uuid[]      not null,
    fingerprint text        not null,
    duplicate   boolean     not null,
    job_id      text        not null,
    made_at     timestamptz not null,
    made_by     text        not null,
    primary key (tenant_id, id)
);
comment on table collection.paper is 'Documents by their file store ids: what is on them, in which language and size';
comment on column collection.paper.fingerprint is 'Hash of key, language, size, entities and their statuses: the same call gets the same document';
comment on column collection.paper.duplicate is 'One of its receipts was handed out before';

create unique index paper_fingerprint on collection.paper (tenant_id, fingerprint);
create index paper_job on collection.paper (tenant_id, job_id);
create index paper_entities on collection.paper using gin (entity_ids);

create table collection.paper_original (
    tenant_id  text        not null,
    payment_id uuid        not null,
    made_at    timestamptz not null,
    primary key (tenant_id, payment_id)
);
comment on table collection.paper_original is 'Payments whose receipts were handed out: every later paper of them is a duplicate';

create table collection.receipt_code (
    code       text not null primary key,
    tenant_id  text not null,
    payment_id uuid not null,
    receipt_id uuid not null
);
comment on table collection.receipt_code is 'What the code on a printed receipt leads to; asked for by anybody who holds the paper, before a tenant is known';

create unique index receipt_code_receipt on collection.receipt_code (tenant_id, receipt_id);

insert into access.role_action (role_code, url)
select role_code, url
from (values
    ('COLLECTION_INTEGRATOR,COLL_OPERATOR,CITIZEN,EMPLOYEE,SUPERUSER',
     '/pdf-service/v1/_create,/pdf-service/v1/_createnosave,/pdf-service/v1/_search,'
     '/egov-pdf/download/PAYMENT/consolidatedreceipt,/egov-pdf/download/BILL/consolidatedbill,'
     '/filestore/v1/files/url,/filestore/v1/files/id,/filestore/v1/files/metadata,'
     '/collection-services/payments/{id}/receipt.pdf,/billing-service/bill/v2/{id}/bill.pdf'))
    as granted (roles, urls)
    cross join string_to_table(roles, ',') as role_code
    cross join string_to_table(urls, ',') as url;

-- Deposit slips of the finance system, and which bank account a service's money goes to: kept and found again, as its
-- client sends them.
create table collection.remittance (
    tenant_id        text        not null,
    id               text        not null,
    reference_number text        not null,
    reference_date   timestamptz not null,
    voucher_header   text,
    function         text,
    fund             text,
    remarks          text,
    reason_for_delay text,
    bank_account     text,
    status           text        not null,
    receipts         jsonb       not null,
    details          jsonb       not null,
    instruments      jsonb       not null,
    created_by       text        not null,
    created_at       timestamptz not null,
    modified_by      text        not null,
    modified_at      timestamptz not null,
    primary key (tenant_id, id)
);
create index remittance_reference on collection.remittance (tenant_id, reference_number);
create index remittance_date on collection.remittance (tenant_id, reference_date);

create table collection.bank_account_of_service (
    tenant_id        text        not null,
    business_service text        not null,
    bank_account     text        not null,
    id               bigint      not null generated always as identity,
    bank             text,
    bank_branch      text,
    active           boolean     not null default true,
    created_by       text        not null,
    created_at       timestamptz not null,
    primary key (tenant_id, business_service)
);

insert into access.role_action (role_code, url)
select role_code, url
from (values
    ('COLL_REMIT_TO_BANK,SYS_INTEGRATOR_FINANCE,SUPERUSER',
     '/collection-services/remittances/_search,/collection-services/bankAccountServiceMapping/_search'),
    ('COLL_REMIT_TO_BANK,SYS_INTEGRATOR_FINANCE',
     '/collection-services/remittances/_create,/collection-services/remittances/_update'),
    ('SYS_INTEGRATOR_FINANCE',
     '/collection-services/bankAccountServiceMapping/_create'))
    as granted (roles, urls)
    cross join string_to_table(roles, ',') as role_code
    cross join string_to_table(urls, ',') as url;
