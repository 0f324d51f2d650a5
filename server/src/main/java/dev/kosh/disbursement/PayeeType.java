package dev.kosh.disbursement;

/** Who is paid. */
public enum PayeeType {
    /** A wage seeker. */
    IND,
    /** A vendor or community organisation. */
    ORG,
    /** A department that a deduction goes to; gets no messages. */
    DEPT
}
