-- Who may look at the trail, and what a look at a span of time reads: entries come in the order of time, so that a few
-- pages of summaries serve where a whole index would make every change dearer. An object is found by the key: skip scan
-- reads past the types.
create index audit_entry_at on events.audit_entry using brin (at) with (pages_per_range = 32, autosummarize = on);

insert into access.role (code, name, description)
values ('AUDITOR', 'Auditor', 'Sees who did what; changes nothing');

insert into access.role_action (role_code, url)
values ('AUDITOR', '/audit-service/log/v1/_search'),
       ('SUPERUSER', '/audit-service/log/v1/_search');
