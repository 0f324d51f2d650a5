-- Searches by consumer, by service and by bill read what they find, not the whole table: with half a million demands a
-- search by consumer took a third of a second. A payment changes no column of these indexes, so its updates stay on
-- their page (HOT), and it writes no entry into the index of what was undone.
create index demand_consumer on billing.demand (tenant_id, consumer_code);
create index demand_period on billing.demand (tenant_id, business_service, period_from, period_to, id);
create index receipt_undone_bill on collection.receipt (tenant_id, bill_id) where not live;
