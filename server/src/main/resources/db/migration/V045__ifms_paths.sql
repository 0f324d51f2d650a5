-- The prefix under which the originals' gateway serves payment instructions and funds: whoever may call a path may call
-- its other name, this day; docs/contract/disbursement-api.md, roles.
insert into access.role_action (role_code, url, switch)
select role_code, replace(url, '/ifms-adapter/', '/ifms/'), switch
from access.role_action
where url in ('/ifms-adapter/pi/v1/_search', '/ifms-adapter/pi/v1/_create', '/ifms-adapter/funds/v1/_search')
on conflict do nothing;
