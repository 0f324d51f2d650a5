-- Administrators of a state load its master files and those of its ULBs.
insert into access.role_action (role_code, url) values ('SUPERUSER', '/masters/v1/_load');
