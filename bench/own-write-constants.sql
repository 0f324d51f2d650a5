-- What own-write.sql binds in every payment, taken from a real payment and an open bill: one "name=value" a line.
select 'payer=' || encode(p.payer, 'hex') from collection.payment p limit 1;
select 'mobile_index=' || encode(p.mobile_index, 'hex') from collection.payment p limit 1;
select 'actor_id=' || p.created_by from collection.payment p limit 1;
select 'actor_uuid=' || p.created_by_uuid from collection.payment p limit 1;
select 'client_name=' || e.client_id from events.audit_entry e where e.action = 'PAYMENT_RECORDED' limit 1;
select 'correlation_id=' || e.correlation_id from events.audit_entry e where e.action = 'PAYMENT_RECORDED' limit 1;
select 'version=' || a.version from billing.consumer_account a where a.active_bill_id is not null and a.consumer_code like 'PT-BENCH-%' limit 1;
