package dev.kosh.disbursement.failures;

/** What FD sends to name the payments it asks for; the treasury's documents and samples differ ({@code jit.fd.request-profile}). */
public enum FailedPaymentsProfile {
    /** The six parameters of the feature's description: one call per instruction. */
    SEED,
    /** Financial year, application, reference and token: one call per instruction. */
    BILL,
    /** Both sets together. */
    UNION,
    /** All failures of a voucher date: one call per date, its answer is spread over the instructions. */
    VOUCHER_DATE
}
