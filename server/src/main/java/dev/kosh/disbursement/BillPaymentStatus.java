package dev.kosh.disbursement;

/** Where the payment of bills stands. */
public enum BillPaymentStatus {
    INITIATED,
    SUCCESSFUL,
    FAILED,
    PARTIAL,
    CANCELLED
}
