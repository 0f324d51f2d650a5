package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.polls.AnswerRow;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code data} of an FD or FTFPS answer (docs/contract/disbursement-failures.md, answers). Nothing that the
 * treasury leaves out or spells in another type makes reading fail: one bad record must not cost the good ones.
 */
final class FailureAnswer {

    private FailureAnswer() {}

    static List<FailedBill> read(Iterable<JsonNode> data) {
        List<FailedBill> bills = new ArrayList<>();
        for (AnswerRow each : AnswerRow.all(data)) {
            if (!listsNothing(each)) {
                bills.add(bill(each));
            }
        }
        return bills;
    }

    /** A bill of which nothing failed, as against one that does not say what did. */
    private static boolean listsNothing(AnswerRow bill) {
        JsonNode rows = bill.node().path("benfDtls");
        return rows.isArray() && rows.isEmpty();
    }

    private static FailedBill bill(AnswerRow bill) {
        return new FailedBill(
                bill.text("billNumber", "jitCorBillNo"),
                bill.text("billDate", "jitCorBillDate"),
                bill.text("billRefNo"),
                bill.text("tokenNumber", "tokenNo"),
                bill.text("tokenDate"),
                bill.text("voucherNo", "voucherNumber"),
                bill.text("voucherDate"),
                bill.rows("benfDtls").stream().map(FailureAnswer::row).toList());
    }

    private static FailedRow row(AnswerRow row) {
        return new FailedRow(
                row.text("benfId", "benefId"),
                row.text("benfAcctNo", "benfAccountNo"),
                row.text("benfBankIfscCode"),
                row.text("utrNo"),
                row.text("utrDate"),
                row.text("endToEndId"),
                row.text("orgBillRefNumber"),
                row.text("challanNumber"),
                row.text("challanDate"),
                row.text("failedReason"));
    }
}
