package dev.kosh.disbursement;

import org.jspecify.annotations.Nullable;

/**
 * What the treasury told of one payment. Dates are texts as it wrote them. The UTR of a failure differs from that of the
 * payment: both are kept.
 */
public record PaymentFacts(
        @Nullable String voucherNumber,
        @Nullable String voucherDate,
        @Nullable String utrNumber,
        @Nullable String utrDate,
        @Nullable String endToEndId,
        @Nullable String challanNumber,
        @Nullable String challanDate,
        @Nullable String originalBillReference,
        @Nullable String failureUtrNumber,
        @Nullable String failureUtrDate) {

    public static final PaymentFacts NONE =
            new PaymentFacts(null, null, null, null, null, null, null, null, null, null);

    /** These, and in the place of those that were told later the later ones. */
    PaymentFacts then(PaymentFacts later) {
        return new PaymentFacts(
                newer(voucherNumber, later.voucherNumber),
                newer(voucherDate, later.voucherDate),
                newer(utrNumber, later.utrNumber),
                newer(utrDate, later.utrDate),
                newer(endToEndId, later.endToEndId),
                newer(challanNumber, later.challanNumber),
                newer(challanDate, later.challanDate),
                newer(originalBillReference, later.originalBillReference),
                newer(failureUtrNumber, later.failureUtrNumber),
                newer(failureUtrDate, later.failureUtrDate));
    }

    private static @Nullable String newer(@Nullable String told, @Nullable String later) {
        return later == null ? told : later;
    }

    /** What a debit scroll tells. */
    public static PaymentFacts paid(
            @Nullable String voucherNumber,
            @Nullable String voucherDate,
            @Nullable String utrNumber,
            @Nullable String utrDate,
            @Nullable String endToEndId) {
        return new PaymentFacts(
                voucherNumber, voucherDate, utrNumber, utrDate, endToEndId, null, null, null, null, null);
    }
}
