package dev.kosh.disbursement;

/** Why a payment of bills stands where it stands. */
public enum ReferenceStatus {
    PAYMENT_INITIATED,
    PAYMENT_PARTIAL,
    PAYMENT_FAILED,
    PAYMENT_SUCCESS,
    PAYMENT_ERROR_PROCESSING_PAYMENT,
    PAYMENT_INSUFFICIENT_FUNDS,
    PAYMENT_SERVER_UNREACHABLE,
    PAYMENT_DECLINED
}
