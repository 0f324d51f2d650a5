package dev.kosh.disbursement;

import org.jspecify.annotations.Nullable;

/**
 * What the treasury calls an instruction. Dates are texts as the treasury wrote them: they are sent back so.
 *
 * @param billReference online bill reference number; of a revised instruction, the new one that FTPS told
 * @param financialYear year in which the treasury's financial year begins
 * @param adviceId null for a revised instruction
 */
public record PaymentAdvice(
        String billReference,
        @Nullable String financialYear,
        @Nullable String adviceId,
        @Nullable String adviceDate,
        @Nullable String tokenNumber,
        @Nullable String tokenDate,
        @Nullable String voucherNumber,
        @Nullable String voucherDate) {

    /** The same advice with its voucher. */
    public PaymentAdvice withVoucher(@Nullable String number, @Nullable String date) {
        return new PaymentAdvice(
                billReference, financialYear, adviceId, adviceDate, tokenNumber, tokenDate, number, date);
    }
}
