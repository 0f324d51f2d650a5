-- Money of a gateway that had to be given back and was: by which reference, so that it is not given back twice.
alter table collection.gateway_transaction
    add column refund_reference text,
    drop constraint gateway_transaction_receipt_state_check,
    add constraint gateway_transaction_receipt_state_check
        check (receipt_state in ('NONE', 'OWED', 'ISSUED', 'REFUND_DUE', 'REFUNDED')),
    add constraint gateway_transaction_refund_check
        check ((receipt_state = 'REFUNDED') = (refund_reference is not null));

comment on column collection.gateway_transaction.refund_reference is
    'The gateway''s or the bank''s number of the way back; who noted it, and when: modified_by, modified_at';

create index gateway_transaction_refund on collection.gateway_transaction (tenant_id, refund_reference)
    where refund_reference is not null;

insert into access.role_action (role_code, url) values ('COLL_REMIT_TO_BANK', '/pg-service/transaction/v1/_refunded');
