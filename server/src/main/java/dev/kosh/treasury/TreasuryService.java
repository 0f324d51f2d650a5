package dev.kosh.treasury;

/** The nine services of the treasury, by their names on the wire (docs/contract/treasury.md, services). */
public enum TreasuryService {
    /** Virtual allotments. */
    VA(Kind.READS, Outcome.SUCCESS),
    /** Pushes a payment instruction. */
    PI(Kind.ORDERS, Outcome.NO_RESPONSE),
    /** Status of a payment instruction. */
    PIS(Kind.READS, Outcome.NO_RESPONSE),
    /** Payment advice. */
    PAG(Kind.READS, Outcome.NO_RESPONSE),
    /** Payment details: what was debited. */
    PD(Kind.READS, Outcome.NO_RESPONSE),
    /** Failed details: what came back. */
    FD(Kind.READS, Outcome.SUCCESS),
    /** Pushes a correction, which is a revised payment instruction. */
    COR(Kind.ORDERS, Outcome.NO_RESPONSE),
    /** Status of a revised payment instruction. */
    FTPS(Kind.READS, Outcome.NO_RESPONSE),
    /** Failed payments of a revised payment instruction. */
    FTFPS(Kind.READS, Outcome.SUCCESS);

    private enum Kind {
        READS,
        ORDERS
    }

    private final Kind kind;
    private final Outcome whenEmpty;

    TreasuryService(Kind kind, Outcome whenEmpty) {
        this.kind = kind;
        this.whenEmpty = whenEmpty;
    }

    /** Whether a call changes nothing at the treasury, so that it may be tried again. */
    public boolean isReadOnly() {
        return kind == Kind.READS;
    }

    /** What an answer without error and without data means, unless {@code jit.empty-data.<service>} says otherwise. */
    public Outcome whenEmpty() {
        return whenEmpty;
    }
}
