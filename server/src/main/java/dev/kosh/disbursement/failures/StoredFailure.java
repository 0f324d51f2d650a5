package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.FailureState;
import dev.kosh.treasury.TreasuryService;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record on file as the treasury told it.
 *
 * @param instructionId that it is of, or else that was asked about
 * @param isPutAside somebody said that it is of no payment; he may think again
 */
record StoredFailure(
        UUID id,
        TreasuryService api,
        @Nullable UUID instructionId,
        @Nullable UUID attemptId,
        FailureState state,
        boolean isPutAside,
        FailedBill bill) {

    /** The one record of its bill. */
    FailedRow row() {
        return bill.rows().get(0);
    }

    /** Whether it tells that money came back, as against a line of a debit scroll. */
    boolean tellsOfFailure() {
        return api == TreasuryService.FD || api == TreasuryService.FTFPS;
    }

    static FailedBill bill(
            @Nullable String number,
            @Nullable String reference,
            @Nullable String tokenNumber,
            @Nullable String tokenDate,
            @Nullable String voucherNo,
            @Nullable String voucherDate,
            FailedRow row) {
        return new FailedBill(number, null, reference, tokenNumber, tokenDate, voucherNo, voucherDate, List.of(row));
    }
}
