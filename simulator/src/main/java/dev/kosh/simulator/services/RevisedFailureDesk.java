package dev.kosh.simulator.services;

import dev.kosh.simulator.books.Books;
import dev.kosh.simulator.books.Correction;
import dev.kosh.simulator.books.References;
import dev.kosh.simulator.books.Scroll;
import dev.kosh.simulator.books.TreasuryDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;

/** FTFPS: whose money of a correction came back, known today. */
final class RevisedFailureDesk implements Desk {

    private final Books books;

    RevisedFailureDesk(Books books) {
        this.books = books;
    }

    @Override
    public Set<String> knownParams() {
        return Set.of("jitCorBillNo", "jitCorBillDate", "billRefNo", "tokenNumber", "tokenDate");
    }

    @Override
    public ArrayNode answer(Params params, Instant now, Twist twist) {
        Correction correction = RevisedStatusDesk.asked(books, params);
        References references = correction.references();
        if (references == null) {
            throw new WrongRequest("Correction bill number " + correction.number() + " has no token yet");
        }
        params.same("billRefNo", references.billRefNo());
        params.same("tokenNumber", references.tokenNumber());
        params.same("tokenDate", references.tokenDate());
        LocalDate today = TreasuryDates.dateOf(now);
        ArrayNode rows = Reply.rows();
        for (Scroll scroll : correction.scrolls()) {
            ArrayNode failures = ScrollRows.failures(scroll, today);
            if (!failures.isEmpty()) {
                rows.addObject()
                        .put("jitCorBillNo", correction.number())
                        .put("jitCorBillDate", correction.billDate())
                        .put("billRefNo", references.billRefNo())
                        .put("tokenNumber", references.tokenNumber())
                        .put("tokenDate", references.tokenDate())
                        .set("benfDtls", failures);
            }
        }
        return rows;
    }
}
