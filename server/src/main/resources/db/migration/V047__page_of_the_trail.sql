-- Who did what, as a page (docs/contract/console.md, pages): for whoever may call the end point behind it.
insert into access.role_action (role_code, url)
values ('AUDITOR', '/console/audit'),
       ('SUPERUSER', '/console/audit');
