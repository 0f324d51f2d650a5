package dev.kosh.simulator.services;

import dev.kosh.simulator.books.Attempt;
import dev.kosh.simulator.books.References;
import dev.kosh.simulator.books.Scroll;
import dev.kosh.simulator.books.TreasuryDates;
import java.time.LocalDate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Beneficiaries of scrolls as the services tell them: who was paid, and whose money came back. */
final class ScrollRows {

    private static final String PAID = "paid through e-Kuber";

    private ScrollRows() {}

    static References references(Scroll scroll) {
        References references = scroll.bill().references();
        if (references == null) {
            throw new IllegalStateException(scroll.bill().number() + " was paid without a token");
        }
        return references;
    }

    /** Voucher, reference, status and token, then everybody in the scroll. */
    static void addPaid(ObjectNode row, Scroll scroll) {
        References references = references(scroll);
        row.put("voucherNo", scroll.voucherNo())
                .put("voucherDate", scroll.voucherDate().toString())
                .put("billRefNo", references.billRefNo())
                .put("paymentStatus", PAID)
                .put("tokenNumber", references.tokenNumber())
                .put("tokenDate", references.tokenDate());
        ArrayNode list = row.putArray("benfDtls");
        for (Attempt attempt : scroll.attempts()) {
            transfer(list, attempt, scroll.utr(), scroll.voucherDate())
                    .put("benfId", attempt.payee().benefId());
        }
    }

    /** Those of the scroll whose money is known to be back; empty if there is nobody. */
    static ArrayNode failures(Scroll scroll, LocalDate today) {
        References root = scroll.bill().root().references();
        String rootReference = root == null ? references(scroll).billRefNo() : root.billRefNo();
        ArrayNode list = Reply.rows();
        for (Attempt attempt : scroll.attempts()) {
            Attempt.Return event = attempt.returned();
            if (event != null && attempt.isReturned(today)) {
                transfer(list, attempt, event.utr(), event.challanDate())
                        .put("orgBillRefNumber", rootReference)
                        .put("challanNumber", event.challanNumber())
                        .put("challanDate", event.challanDate().toString())
                        .put("failedReason", event.reason())
                        .put("benfId", attempt.payee().benefId());
            }
        }
        return list;
    }

    /** The failures of one scroll under the bill's own number; nothing when there are none. */
    static void addFailures(ArrayNode rows, Scroll scroll, LocalDate today) {
        ArrayNode failures = failures(scroll, today);
        if (failures.isEmpty()) {
            return;
        }
        References references = references(scroll);
        rows.addObject()
                .put("billNumber", scroll.bill().number())
                .put("billDate", scroll.bill().billDate().substring(0, TreasuryDates.DATE_LENGTH))
                .put("voucherNo", scroll.voucherNo())
                .put("voucherDate", scroll.voucherDate().toString())
                .put("billRefNo", references.billRefNo())
                .put("tokenNumber", references.tokenNumber())
                .put("tokenDate", references.tokenDate())
                .set("benfDtls", failures);
    }

    private static ObjectNode transfer(ArrayNode list, Attempt attempt, String utr, LocalDate utrDate) {
        return list.addObject()
                .put("benfAcctNo", attempt.payee().account())
                .put("benfBankIfscCode", attempt.payee().ifsc())
                .put("utrNo", utr)
                .put("utrDate", utrDate.toString())
                .put("endToEndId", attempt.endToEndId());
    }
}
