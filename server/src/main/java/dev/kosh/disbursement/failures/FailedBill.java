package dev.kosh.disbursement.failures;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer to FD or FTFPS says of one bill. Every member may be missing in what the treasury sends; dates stay as
 * they came.
 *
 * @param number of the payment instruction: {@code billNumber} of FD, {@code jitCorBillNo} of FTFPS
 * @param billRefNo online bill reference that the payment advice gave
 * @param rows its failed payments, in the order of the answer
 */
record FailedBill(
        @Nullable String number,
        @Nullable String billDate,
        @Nullable String billRefNo,
        @Nullable String tokenNumber,
        @Nullable String tokenDate,
        @Nullable String voucherNo,
        @Nullable String voucherDate,
        List<FailedRow> rows) {

    /** A bill without a readable record counts as one that says nothing, so that it is not lost. */
    List<FailedRow> rowsOrItself() {
        return rows.isEmpty() ? List.of(FailedRow.EMPTY) : rows;
    }

    /** Whether it names its instruction by both keys, and anything that failed. */
    boolean isComplete() {
        return number != null && billRefNo != null && !rows.isEmpty();
    }
}
