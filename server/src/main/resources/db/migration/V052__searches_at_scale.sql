-- Searches by consumer, by service, by bill and by what a bill is for read what they find, not the whole table: with half
-- a million demands a search by consumer took a third of a second. A payment changes no column of these indexes, so its
-- updates stay on their page (HOT), and it writes no entry into the index of what was undone.
create index demand_consumer on billing.demand (tenant_id, consumer_code);
create index demand_period on billing.demand (tenant_id, business_service, period_from, period_to, id);
create index receipt_undone_bill on collection.receipt (tenant_id, bill_id) where not live;
create index expense_bill_reference on disbursement.expense_bill (tenant_id, reference_id);
create index expense_bill_newest on disbursement.expense_bill (tenant_id, created_at desc, id desc);
create index bill_payment_newest on disbursement.bill_payment (tenant_id, created_at desc, id desc);
