package dev.kosh.collection.gateway;

/** Whether the money of a transaction has its receipt (docs/contract/gateway.md, transactions). */
public enum ReceiptState {
    /** There is no money to receipt. */
    NONE,
    /** The gateway has the money; its receipt is tried again. */
    OWED,
    ISSUED,
    /** The gateway has the money and no receipt can be made: it has to be given back. */
    REFUND_DUE,
    /** The gateway has given the money back. */
    REFUNDED
}
