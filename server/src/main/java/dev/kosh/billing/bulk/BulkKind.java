package dev.kosh.billing.bulk;

/** What a bulk job does. */
public enum BulkKind {
    /** Raises one demand per row of a sheet. */
    DEMAND_LOAD,
    /** Makes the bills of all consumers with dues. */
    BILL_GENERATION
}
