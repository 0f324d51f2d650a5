package dev.kosh.billing.bulk;

/** Where a bulk job stands. */
public enum BulkState {
    WAITING,
    RUNNING,
    /** Through; what could not be done is told piece by piece. */
    DONE,
    /** Nothing can come of it, such as of a file that is no sheet. */
    FAILED
}
