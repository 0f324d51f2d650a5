-- Which roles open the pages of the counter (docs/contract/console.md, pages): whoever may call the end points behind them.
insert into access.role_action (role_code, url)
select role_code, url
from (values
    ('BILLING_SYSTEM',
     '/console/demand-loads,/console/demand-loads/run,/console/demand-loads/upload,/console/demand-loads/result'),
    ('COLL_OPERATOR,COLL_RECEIPT_CREATOR,COLL_REMIT_TO_BANK,SUPERUSER,SYS_INTEGRATOR_FINANCE',
     '/console/collections,/console/collections.pdf,/console/collections.xlsx')) as granted (roles, urls)
    cross join string_to_table(roles, ',') as role_code
    cross join string_to_table(urls, ',') as url;
