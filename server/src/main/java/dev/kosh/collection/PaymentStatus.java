package dev.kosh.collection;

/** Where a payment stands: money at the counter (NEW), in the bank (DEPOSITED), or undone. */
public enum PaymentStatus {
    NEW,
    DEPOSITED,
    CANCELLED,
    DISHONOURED,
    RECONCILED;

    /** The payment was undone: its receipts no longer count. */
    public boolean isUndone() {
        return this == CANCELLED || this == DISHONOURED;
    }
}
