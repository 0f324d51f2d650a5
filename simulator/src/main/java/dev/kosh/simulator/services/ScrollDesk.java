package dev.kosh.simulator.services;

import dev.kosh.simulator.books.Bill;
import dev.kosh.simulator.books.Books;
import dev.kosh.simulator.books.Instruction;
import dev.kosh.simulator.books.Scroll;
import dev.kosh.simulator.books.TreasuryDates;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** PD: the debit scrolls of an instruction. */
final class ScrollDesk implements Desk {

    static final String APPLICATION = "MUKTA";

    private final Books books;

    ScrollDesk(Books books) {
        this.books = books;
    }

    @Override
    public Set<String> knownParams() {
        return Set.of("finYear", "extAppName", "billRefNo", "tokenNumber", "tokenDate");
    }

    @Override
    public ArrayNode answer(Params params, Instant now, Twist twist) {
        Instruction instruction = askedByToken(books, params);
        ArrayNode rows = Reply.rows();
        for (Scroll scroll : instruction.scrolls()) {
            ObjectNode row = rows.addObject()
                    .put("billNumber", instruction.number())
                    .put("billDate", instruction.billDate().substring(0, TreasuryDates.DATE_LENGTH));
            ScrollRows.addPaid(row, scroll);
        }
        return rows;
    }

    /** The instruction that financial year, reference and token name together. */
    static Instruction askedByToken(Books books, Params params) {
        params.same("extAppName", APPLICATION);
        String reference = params.text("billRefNo");
        @Nullable Bill bill = books.byReference(reference);
        if (!(bill instanceof Instruction instruction)
                || instruction.advice() == null
                || instruction.references() == null) {
            throw new WrongRequest("Bill reference number " + reference + " is not known");
        }
        params.same("finYear", instruction.advice().finYear());
        params.same("tokenNumber", instruction.references().tokenNumber());
        params.same("tokenDate", instruction.references().tokenDate());
        return instruction;
    }
}
