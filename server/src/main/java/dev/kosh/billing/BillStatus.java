package dev.kosh.billing;

/** What became of a bill (docs/contract/billing.md, bill status). Only an ACTIVE bill can be paid. */
public enum BillStatus {
    ACTIVE,
    EXPIRED,
    PAID,
    PARTIALLY_PAID,
    CANCELLED,
    PAYMENT_CANCELLED;

    /** A live payment settled the bill, in full or in part. */
    public boolean isSettled() {
        return this == PAID || this == PARTIALLY_PAID;
    }
}
