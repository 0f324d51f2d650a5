-- Sessions of the pages are kept like tokens, under a client of their own that has no grant and no secret anybody knows.
insert into access.oauth_client
    (id, secret_hash, grants, scopes, access_seconds, refresh_seconds, enabled, created_at, modified_at)
values ('kosh-console', '-', '{}', '{pages}', 43200, 43200, true, timestamptz 'epoch', timestamptz 'epoch');

-- Which pages a role may open (docs/contract/console.md, roles).
insert into access.role_action (role_code, url)
select role_code, url
from (values
    ('BILL_ACCOUNTANT,BILL_CREATOR,BILL_VIEWER,BILL_VERIFIER,BILL_APPROVER,MUKTA_ADMIN',
     '/console/payment-instructions,/console/payment-instructions.xlsx,/console/payment-instructions/view'),
    ('BILL_ACCOUNTANT,MUKTA_ADMIN',
     '/console/payment-instructions/exchanges'),
    ('MUKTA_ADMIN',
     '/console/payment-instructions/exchange,/console/payment-instructions/review'),
    ('BILL_ACCOUNTANT,MUKTA_ADMIN',
     '/console/payment-instructions/refresh'),
    ('BILL_ACCOUNTANT',
     '/console/payment-instructions/resubmit,/console/payment-instructions/new,/console/payment-instructions/revise'),
    ('BILL_ACCOUNTANT,MUKTA_ADMIN',
     '/console/accounts,/console/accounts/correct,/console/accounts/decide'),
    ('BILL_ACCOUNTANT,MUKTA_ADMIN,FUND_VIEWER',
     '/console/funds'),
    ('BILL_ACCOUNTANT,MUKTA_ADMIN',
     '/console/jobs,/console/jobs/run,/console/sms,/console/reconciliation'),
    ('MUKTA_ADMIN',
     '/console/jobs/start,/console/reconciliation/check'),
    ('MUKTA_ADMIN',
     '/console/quarantine,/console/quarantine/resolve')) as granted (roles, urls)
    cross join string_to_table(roles, ',') as role_code
    cross join string_to_table(urls, ',') as url;


-- The log of messages is read from its end.
create index sms_latest on notification.sms (tenant_id, created_at, reference);
