package dev.kosh.disbursement;

/** Whether the beneficiary was told of his failed payment. */
public enum SmsState {
    /** The record is none that is told. */
    NONE,
    QUEUED,
    SENT,
    /** A department, or no number that a message could go to. */
    SKIPPED
}
