package dev.kosh.disbursement;

/** A movement of funds, or a memo of money in suspense, which moves none. */
public enum LedgerKind {
    RESERVE,
    RELEASE,
    /** The expense. */
    DEBIT,
    /** The expense taken back. */
    REVERSAL,
    SUSPENSE_IN,
    SUSPENSE_OUT
}
