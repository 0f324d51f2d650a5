-- Who may take the fund allocation register home as a file: those who may read it (docs/contract/disbursement-funds.md).
-- Who may see account numbers in clear, and how accounts were before (docs/contract/disbursement-intake.md).
insert into access.role_action (role_code, url)
select role_code, url
from (values
    ('SYSTEM,BILL_ACCOUNTANT,BILL_CREATOR,BILL_VIEWER,BILL_VERIFIER,BILL_APPROVER,MUKTA_ADMIN,FUND_VIEWER,STATE_FINANCE_OFFICER',
     '/ifms-adapter/funds/v1/_registerpdf'),
    ('BILL_ACCOUNTANT,MUKTA_ADMIN,FUND_VIEWER',
     '/console/funds.pdf,/console/funds.xlsx'),
    ('BILL_ACCOUNTANT,MUKTA_ADMIN',
     '/console/accounts/reveal,/console/payment-instructions/reveal'),
    ('BILL_ACCOUNTANT,MUKTA_ADMIN',
     '/bankaccount-service/bankaccount/v1/_history')) as granted (roles, urls)
    cross join string_to_table(roles, ',') as role_code
    cross join string_to_table(urls, ',') as url;

-- Drop-downs of the search page: each value is found by one look into its index.
create index payment_instruction_ward on disbursement.payment_instruction (tenant_id, ward) where ward is not null;
create index payment_instruction_project_type on disbursement.payment_instruction (tenant_id, project_type) where project_type is not null;
create index payment_instruction_project_name on disbursement.payment_instruction (tenant_id, project_name) where project_name is not null;
