package dev.kosh.disbursement;

/** Where a payment instruction stands (docs/contract/disbursement.md, statuses). */
public enum PiStatus {
    /** Stored; a push gave no answer, or none that can be trusted: the treasury may hold it. */
    PENDING("Pending"),
    /** The treasury refused the push, or it was never sent. */
    DECLINED("Declined"),
    /** The treasury took it. */
    INITIATED("Initiated"),
    /** The spending unit rejected it. */
    REJECTED("Rejected"),
    /** The spending unit signed it. */
    APPROVED("Approved"),
    /** Advice and token exist, or a revised one was taken. */
    IN_PROCESS("In Process"),
    /** The money was debited; some payments may come back later. */
    COMPLETED("Completed");

    private final String label;

    PiStatus(String label) {
        this.label = label;
    }

    /** As people read it. */
    public String label() {
        return label;
    }
}
