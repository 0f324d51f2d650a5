package dev.kosh.collection;

/** Where the instrument of a payment stands. */
public enum InstrumentStatus {
    APPROVED,
    APPROVAL_PENDING,
    TO_BE_SUBMITTED,
    REMITTED,
    REJECTED,
    CANCELLED,
    DISHONOURED
}
