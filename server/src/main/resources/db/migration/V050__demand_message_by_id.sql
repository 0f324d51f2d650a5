-- A message is known by its id whoever it is read for: with another user, of another state, it is still the same.
create index demand_message_id on billing.demand_message (id);

comment on column billing.demand_message.tenant_id is 'State of the user on whose behalf the topic was read when it came first';
