package dev.kosh.collection;

/** How money was handed over (docs/contract/collection.md, payment modes). */
public enum PaymentMode {
    CASH(Kind.CASH),
    CHEQUE(Kind.CHEQUE),
    DD(Kind.CHEQUE),
    OFFLINE_NEFT(Kind.DATED),
    OFFLINE_RTGS(Kind.DATED),
    POSTAL_ORDER(Kind.DATED),
    CARD(Kind.ELECTRONIC),
    ONLINE(Kind.ELECTRONIC),
    ONLINE_NEFT(Kind.ELECTRONIC),
    ONLINE_RTGS(Kind.ELECTRONIC);

    /** CHEQUE: dated, and stale after 90 days; DATED: an instrument with a date; ELECTRONIC: the money has arrived. */
    enum Kind {
        CASH,
        CHEQUE,
        DATED,
        ELECTRONIC
    }

    private final Kind kind;

    PaymentMode(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** An instrument with a number and a date of its own stands behind the payment. */
    boolean hasDatedInstrument() {
        return kind == Kind.CHEQUE || kind == Kind.DATED;
    }
}
