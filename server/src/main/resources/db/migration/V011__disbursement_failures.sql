-- Failed payments, their review, and revised instructions.

-- Records that wait for a revised instruction are found by its number when FTPS has told its reference.
create index failure_event_waiting on disbursement.failure_event (tenant_id, bill_number)
    where state = 'WAITING_CONTEXT';
create index failure_event_instruction on disbursement.failure_event (tenant_id, pi_id);

-- Who may call what (docs/contract/disbursement-failures.md, roles).
insert into access.role_action (role_code, url)
select role_code, url
from (values
    ('BILL_ACCOUNTANT',
     '/ifms-adapter/pi/v1/_revise'),
    ('MUKTA_ADMIN,BILL_ACCOUNTANT',
     '/ifms-adapter/failures/v1/_search'),
    ('MUKTA_ADMIN',
     '/ifms-adapter/failures/v1/_resolve')) as granted (roles, urls)
    cross join string_to_table(roles, ',') as role_code
    cross join string_to_table(urls, ',') as url;
