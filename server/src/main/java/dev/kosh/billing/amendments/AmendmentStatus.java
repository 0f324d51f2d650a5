package dev.kosh.billing.amendments;

/** Where an amendment stands (docs/contract/billing.md, amendments). */
public enum AmendmentStatus {
    /** Somebody must still decide. */
    INWORKFLOW,
    /** Approved; waits for a demand to join. */
    ACTIVE,
    /** Rejected. */
    INACTIVE,
    /** Its lines stand in a demand. */
    CONSUMED
}
