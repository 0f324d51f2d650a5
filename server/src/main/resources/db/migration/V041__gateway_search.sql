-- A citizen's transactions are searched by his uuid or his mobile number; only the former was indexed.
create index gateway_transaction_mobile on collection.gateway_transaction (tenant_id, mobile_index);

-- Money without a receipt, which meters count in both states; the index that this replaces had one of them only.
create index gateway_transaction_unreceipted on collection.gateway_transaction (tenant_id, receipt_state)
    where receipt_state in ('OWED', 'REFUND_DUE');
drop index collection.gateway_transaction_refunds;
