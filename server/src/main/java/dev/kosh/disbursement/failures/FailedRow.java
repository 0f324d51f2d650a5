package dev.kosh.disbursement.failures;

import dev.kosh.treasury.MaskedText;
import org.jspecify.annotations.Nullable;

/**
 * One failed payment as the treasury tells of it. None of UTR, challan and voucher numbers is a key: one stands for
 * several payments.
 *
 * @param benfId our number of the beneficiary's payment; absent in answers of an older kind
 * @param orgBillRefNumber reference of the first instruction of the chain; that of the bill on a first failure
 * @param utrNo of the return, which differs from that of the debit
 */
record FailedRow(
        @Nullable String benfId,
        @Nullable String accountNumber,
        @Nullable String ifsc,
        @Nullable String utrNo,
        @Nullable String utrDate,
        @Nullable String endToEndId,
        @Nullable String orgBillRefNumber,
        @Nullable String challanNumber,
        @Nullable String challanDate,
        @Nullable String failedReason) {

    /** Masks long numbers in the reason, which is kept in clear. */
    FailedRow {
        failedReason = MaskedText.of(failedReason);
    }

    static final FailedRow EMPTY = new FailedRow(null, null, null, null, null, null, null, null, null, null);

    /** Nothing in it says whose payment it is. */
    boolean namesNobody() {
        return benfId == null && !namesAccount();
    }

    boolean namesAccount() {
        return accountNumber != null && ifsc != null;
    }

    /** Without the account number. */
    @Override
    public String toString() {
        return "FailedRow[%s, %s, %s]".formatted(benfId, endToEndId, failedReason);
    }
}
