-- What roles and actions are called, for whoever asks (docs/contract/platform.md, access control). Leave to call is
-- access.role_action; these tables only name what stands there.
create table access.role (
    code        text not null primary key check (code <> ''),
    name        text not null,
    description text not null
);

create table access.action (
    id  bigint not null generated always as identity (start with 900001) primary key,
    url text   not null unique
);

comment on table access.action is 'A number for each URL of access.role_action, above those that the states'' own masters use';

create function access.number_actions() returns trigger
    language plpgsql as
$$
begin
    insert into access.action (url)
    select distinct url from access.role_action
    on conflict (url) do nothing;
    return null;
end
$$;

insert into access.action (url) select distinct url from access.role_action order by url;

create trigger number_actions after insert or update on access.role_action
    for each statement execute function access.number_actions();

insert into access.role (code, name, description)
values ('CITIZEN', 'Citizen', 'Sees and pays what is his own'),
       ('EMPLOYEE', 'Employee', 'Logs in and searches'),
       ('SUPERUSER', 'Super user', 'Configures; never takes payments'),
       ('SYSTEM', 'System', 'Jobs of the server; logs in nowhere'),
       ('COLLECTION_INTEGRATOR', 'Collection integrator', 'Fetches bills and records payments for a partner'),
       ('COLL_COUNTER', 'Counter', 'Sits at a counter'),
       ('COLL_OPERATOR', 'Collection operator', 'Records payments and cancels those of the day'),
       ('COLL_RECEIPT_CREATOR', 'Receipt creator', 'Sees the masters of collection'),
       ('COLL_REMIT_TO_BANK', 'Remit to bank', 'Takes money to the bank'),
       ('BILLING_SYSTEM', 'Billing system', 'Raises demands and bills'),
       ('BILL_CREATOR', 'Bill creator', 'Makes expense bills'),
       ('BILL_VERIFIER', 'Bill verifier', 'Verifies expense bills'),
       ('BILL_APPROVER', 'Bill approver', 'Approves expense bills'),
       ('BILL_ACCOUNTANT', 'Bill accountant', 'Follows payments out and revises them'),
       ('MUKTA_ADMIN', 'MUKTA administrator', 'Runs payments out for a state'),
       ('LOC_ADMIN', 'Localisation administrator', 'Changes texts of messages and screens'),
       ('SYS_INTEGRATOR_FINANCE', 'Finance integrator', 'Looks at sessions for the finance system'),
       ('SYS_INTEGRATOR_WATER_SEW', 'Water and sewerage integrator', 'Looks at sessions for the water system');

insert into access.role_action (role_code, url)
select role_code, url
from (values
    ('CITIZEN,EMPLOYEE,SUPERUSER', '/access/v1/actions/mdms/_get,/access/v1/actions/_search'),
    ('EMPLOYEE,SUPERUSER', '/access/v1/roles/_search'),
    ('SUPERUSER,INTERNAL_MICROSERVICE_ROLE', '/access/v1/actions/_authorize')) as granted (roles, urls)
    cross join string_to_table(roles, ',') as role_code
    cross join string_to_table(urls, ',') as url;
