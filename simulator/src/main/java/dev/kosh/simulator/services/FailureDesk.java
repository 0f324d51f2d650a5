package dev.kosh.simulator.services;

import dev.kosh.simulator.books.Bill;
import dev.kosh.simulator.books.Books;
import dev.kosh.simulator.books.Correction;
import dev.kosh.simulator.books.Instruction;
import dev.kosh.simulator.books.Scroll;
import dev.kosh.simulator.books.TreasuryDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;

/**
 * FD: whose money came back, known today. Asked for one instruction by either of two sets of parameters or both, or for
 * all instructions with vouchers of a day. What was told once is told again each time.
 */
final class FailureDesk implements Desk {

    private final Books books;

    FailureDesk(Books books) {
        this.books = books;
    }

    @Override
    public Set<String> knownParams() {
        return Set.of(
                "billno",
                "billDate",
                "adviceId",
                "onlineBillRefNo",
                "tokenNo",
                "tokenDate",
                "finYear",
                "extAppName",
                "billRefNo",
                "tokenNumber",
                "voucherDate");
    }

    @Override
    public ArrayNode answer(Params params, Instant now, Twist twist) {
        LocalDate today = TreasuryDates.dateOf(now);
        if (params.has("billno")) {
            Instruction asked = askedByNumber(params);
            if (params.has("billRefNo") && ScrollDesk.askedByToken(books, params) != asked) {
                throw new WrongRequest("Parameters billno and billRefNo are of different bills");
            }
            return failuresOf(asked, today, twist);
        }
        if (params.has("billRefNo")) {
            return failuresOf(ScrollDesk.askedByToken(books, params), today, twist);
        }
        return failuresByVoucher(params, today, twist);
    }

    private Instruction askedByNumber(Params params) {
        String number = params.text("billno");
        Instruction instruction = books.instruction(number);
        if (instruction == null || instruction.advice() == null || instruction.references() == null) {
            throw new WrongRequest("Bill number " + number + " is not known, or not advised");
        }
        params.same("billDate", instruction.billDate().substring(0, TreasuryDates.DATE_LENGTH));
        params.same("adviceId", instruction.advice().adviceId());
        params.same("onlineBillRefNo", instruction.references().billRefNo());
        params.same("tokenNo", instruction.references().tokenNumber());
        params.same("tokenDate", instruction.references().tokenDate());
        return instruction;
    }

    private static ArrayNode failuresOf(Instruction instruction, LocalDate today, Twist twist) {
        ArrayNode rows = Reply.rows();
        addAll(rows, instruction, today);
        if (twist.withRevisions()) {
            for (Correction correction : instruction.corrections()) {
                addAll(rows, correction, today);
            }
        }
        return rows;
    }

    private static void addAll(ArrayNode rows, Bill bill, LocalDate today) {
        for (Scroll scroll : bill.scrolls()) {
            ScrollRows.addFailures(rows, scroll, today);
        }
    }

    private ArrayNode failuresByVoucher(Params params, LocalDate today, Twist twist) {
        params.same("extAppName", ScrollDesk.APPLICATION);
        params.text("finYear");
        LocalDate asked = params.date("voucherDate");
        ArrayNode rows = Reply.rows();
        for (Scroll scroll : books.scrolls(asked.minusDays(twist.daysBefore()), asked.plusDays(twist.daysAfter()))) {
            if (scroll.bill() instanceof Instruction || twist.withRevisions()) {
                ScrollRows.addFailures(rows, scroll, today);
            }
        }
        return rows;
    }
}
