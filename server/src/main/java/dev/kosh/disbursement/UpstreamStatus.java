package dev.kosh.disbursement;

/** What clients of the original product call a status, where they ask for that (docs/contract/disbursement-api.md). */
public enum UpstreamStatus {
    INITIATED("INITIATED"),
    APPROVED("APPROVED"),
    IN_PROCESS("IN PROCESS"),
    /** Completed without failed payments. */
    SUCCESSFUL("SUCCESSFUL"),
    /** Completed with failed payments. */
    PARTIAL("PARTIAL"),
    /** Completed, and an accepted revision has taken over what failed. */
    COMPLETED("COMPLETED"),
    /** Pending, declined or rejected. */
    FAILED("FAILED");

    private final String wire;

    UpstreamStatus(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }
}
