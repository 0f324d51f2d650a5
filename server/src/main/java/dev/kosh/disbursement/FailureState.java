package dev.kosh.disbursement;

/** What became of a failure record (docs/contract/disbursement-failures.md, records). */
public enum FailureState {
    /** Its payment is Payment Failed because of it. */
    APPLIED,
    /** It tells of an attempt that a later one has taken over; nothing changed. */
    LATE_ECHO,
    /** It is tried again once FTPS tells what the treasury calls the revised instruction. */
    WAITING_CONTEXT,
    /** It waits for a person. */
    QUARANTINED,
    /** It waited, and was applied or put aside. */
    RESOLVED
}
