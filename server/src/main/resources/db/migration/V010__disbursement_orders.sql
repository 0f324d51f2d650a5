-- Who may bring bills in, order payments, and see funds (docs/contract/disbursement.md, roles).
insert into access.role_action (role_code, url)
select role_code, url
from (values
    ('BILL_CREATOR,BILL_APPROVER',
     '/expense/bill/v1/_create,/expense/bill/v1/_update'),
    ('SYSTEM,BILL_ACCOUNTANT,BILL_CREATOR,BILL_VIEWER,BILL_VERIFIER,BILL_APPROVER,MUKTA_ADMIN',
     '/expense/bill/v1/_search,/expense/payment/v1/_search'),
    ('SYSTEM,BILL_ACCOUNTANT,BILL_APPROVER',
     '/expense/payment/v1/_create'),
    ('BILL_ACCOUNTANT',
     '/expense/payment/v1/_update'),
    ('BILL_CREATOR,MUKTA_ADMIN',
     '/bankaccount-service/bankaccount/v1/_create'),
    ('MUKTA_ADMIN,BILL_ACCOUNTANT',
     '/bankaccount-service/bankaccount/v1/_update,/bankaccount-service/bankaccount/v1/_approve,/bankaccount-service/bankaccount/v1/_refuse'),
    ('BILL_ACCOUNTANT,BILL_CREATOR,BILL_VIEWER,BILL_VERIFIER,BILL_APPROVER,MUKTA_ADMIN',
     '/bankaccount-service/bankaccount/v1/_search'),
    ('SYSTEM,BILL_ACCOUNTANT',
     '/ifms-adapter/pi/v1/_create,/ifms-adapter/pi/v1/_resubmit,/mukta-ifix-adapter/v1/disburse/_create'),
    ('SYSTEM,BILL_ACCOUNTANT,BILL_CREATOR,BILL_VIEWER,BILL_VERIFIER,BILL_APPROVER,MUKTA_ADMIN,FUND_VIEWER,STATE_FINANCE_OFFICER',
     '/ifms-adapter/funds/v1/_search,/ifms-adapter/funds/v1/_register')) as granted (roles, urls)
    cross join string_to_table(roles, ',') as role_code
    cross join string_to_table(urls, ',') as url;
