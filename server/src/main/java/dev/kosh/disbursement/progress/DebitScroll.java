package dev.kosh.disbursement.progress;

import dev.kosh.disbursement.polls.AnswerRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What PD, or FTPS, answers about one instruction: the payments for which money left. One UTR may cover several of them,
 * so it is no key.
 *
 * @param found whether the answer has rows about the instruction at all
 * @param billReference what the treasury calls it; FTPS is the first to tell that of a revised one
 * @param voucherDate as written, even when it is no date
 */
record DebitScroll(
        boolean found,
        @Nullable String billReference,
        @Nullable String tokenNumber,
        @Nullable String tokenDate,
        @Nullable String voucherNumber,
        @Nullable String voucherDate,
        List<Line> lines) {

    /** One payment of a scroll, with the voucher of its bill. */
    record Line(
            @Nullable String benfId,
            @Nullable String accountNumber,
            @Nullable String ifsc,
            @Nullable String voucherNumber,
            @Nullable String voucherDate,
            @Nullable String utrNumber,
            @Nullable String utrDate,
            @Nullable String endToEndId) {

        /** Without the account number. */
        @Override
        public String toString() {
            return "Line[%s, %s]".formatted(benfId, endToEndId);
        }
    }

    /** The rows about one instruction, known by its number or, where a row has none, by its reference. */
    static DebitScroll read(Iterable<JsonNode> data, String piNumber, String billReference) {
        List<AnswerRow> ours = new ArrayList<>();
        for (AnswerRow row : AnswerRow.all(data)) {
            String number = row.text("billNumber", "billNo", "jitCorBillNo");
            if (number == null ? row.names(billReference, "billRefNo") : number.equalsIgnoreCase(piNumber)) {
                ours.add(row);
            }
        }
        List<Line> lines = new ArrayList<>();
        for (AnswerRow row : ours) {
            String itsNumber = row.text("voucherNo", "voucherNumber");
            String itsDate = row.text("voucherDate");
            row.rows("benfDtls").forEach(payment -> lines.add(line(payment, itsNumber, itsDate)));
        }
        return new DebitScroll(
                !ours.isEmpty(),
                first(ours, "billRefNo"),
                first(ours, "tokenNumber", "tokenNo"),
                first(ours, "tokenDate"),
                first(ours, "voucherNo", "voucherNumber"),
                first(ours, "voucherDate"),
                lines);
    }

    /** The first value that any of the rows has. */
    private static @Nullable String first(List<AnswerRow> rows, String... names) {
        for (AnswerRow row : rows) {
            String value = row.text(names);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static Line line(AnswerRow payment, @Nullable String voucherNumber, @Nullable String voucherDate) {
        return new Line(
                payment.text("benfId", "benefId"),
                payment.text("benfAcctNo", "benfAccountNo"),
                payment.text("benfBankIfscCode"),
                voucherNumber,
                voucherDate,
                payment.text("utrNo"),
                payment.text("utrDate"),
                payment.text("endToEndId"));
    }
}
