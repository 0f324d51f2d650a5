package dev.kosh.collection.gateway;

/** Where a transaction stands, as the wire names it (docs/contract/gateway.md, transactions). */
public enum TransactionStatus {
    PENDING,
    SUCCESS,
    FAILURE
}
