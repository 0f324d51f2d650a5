package dev.kosh.masters;

/** What kind of money a tax head stands for. */
public enum TaxHeadCategory {
    TAX,
    FEE,
    REBATE,
    EXEMPTION,
    ADVANCE_COLLECTION,
    PENALTY,
    FINES,
    CHARGES,
    /** A category that a master names and that we do not know. */
    OTHER
}
