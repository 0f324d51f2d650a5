package dev.kosh.simulator.services;

import dev.kosh.simulator.books.Books;
import dev.kosh.simulator.books.Correction;
import dev.kosh.simulator.books.Instruction;
import dev.kosh.simulator.books.References;
import dev.kosh.simulator.books.Scroll;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** FTPS: the debit scrolls of a correction, asked for by exactly what COR sent. */
final class RevisedStatusDesk implements Desk {

    private final Books books;

    RevisedStatusDesk(Books books) {
        this.books = books;
    }

    @Override
    public Set<String> knownParams() {
        return Set.of(
                "jitCorBillNo",
                "jitCorBillDate",
                "jitCorBillDeptCode",
                "jitOrgBillRefNo",
                "jitOrgBillNo",
                "jitOrgBillDate");
    }

    @Override
    public ArrayNode answer(Params params, Instant now, Twist twist) {
        Correction correction = asked(books, params);
        Instruction root = correction.root();
        References original = root.references();
        String originalReference = original == null ? "" : original.billRefNo();
        params.same("jitCorBillDeptCode", ScrollDesk.APPLICATION);
        params.same("jitOrgBillRefNo", originalReference);
        params.same("jitOrgBillNo", root.number());
        params.same("jitOrgBillDate", root.billDate());
        ArrayNode rows = Reply.rows();
        for (Scroll scroll : correction.scrolls()) {
            ObjectNode row = rows.addObject()
                    .put("jitCorBillNo", correction.number())
                    .put("jitCorBillDate", correction.billDate())
                    .put("jitOrgBillRefNo", originalReference);
            ScrollRows.addPaid(row, scroll);
        }
        return rows;
    }

    /** The correction that number and date name together. */
    static Correction asked(Books books, Params params) {
        String number = params.text("jitCorBillNo");
        Correction correction = books.correction(number);
        if (correction == null) {
            throw new WrongRequest("Correction bill number " + number + " is not known");
        }
        params.same("jitCorBillDate", correction.billDate());
        return correction;
    }
}
