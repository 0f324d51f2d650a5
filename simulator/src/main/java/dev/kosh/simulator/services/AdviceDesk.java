package dev.kosh.simulator.services;

import dev.kosh.simulator.books.Attempt;
import dev.kosh.simulator.books.Books;
import dev.kosh.simulator.books.Instruction;
import dev.kosh.simulator.books.Payee;
import dev.kosh.simulator.books.References;
import dev.kosh.simulator.books.TreasuryDates;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** PAG: the payment advice and token of a signed instruction. */
final class AdviceDesk implements Desk {

    private final Books books;

    AdviceDesk(Books books) {
        this.books = books;
    }

    @Override
    public Set<String> knownParams() {
        return Set.of("pmtInstId", "pmtInstDate", "billNo", "billDate", "ssuIaId");
    }

    @Override
    public ArrayNode answer(Params params, Instant now, Twist twist) {
        String number = params.text("billNo");
        Instruction instruction = books.instruction(number);
        Instruction.Signature signature = instruction == null ? null : instruction.signature();
        if (instruction == null || signature == null) {
            throw new WrongRequest("Bill number " + number + " is not known, or not signed");
        }
        params.same("pmtInstId", signature.pmtInstId());
        params.same("pmtInstDate", signature.payInstDate());
        params.same("billDate", instruction.billDate().substring(0, TreasuryDates.DATE_LENGTH));
        params.same("ssuIaId", instruction.header().ssuIaId());
        ArrayNode rows = Reply.rows();
        Instruction.Advice advice = instruction.advice();
        References token = instruction.references();
        if (advice != null && token != null) {
            ObjectNode row = rows.addObject()
                    .put("billNo", number)
                    .put("ssuIaId", instruction.header().ssuIaId())
                    .put("finYear", advice.finYear())
                    .put("adviceId", advice.adviceId())
                    .put("adviceDate", advice.adviceDate())
                    .put("onlineBillRefNo", token.billRefNo())
                    .put("tokenNumber", token.tokenNumber())
                    .put("tokenDate", token.tokenDate());
            addPayees(row.putArray("benfList"), instruction);
        }
        return rows;
    }

    private static void addPayees(ArrayNode list, Instruction instruction) {
        for (Attempt attempt : instruction.attempts()) {
            Payee payee = attempt.payee();
            list.addObject()
                    .put("benfName", payee.name())
                    .put("benfAccountNo", payee.account())
                    .put("benfBankIfscCode", payee.ifsc())
                    .put("amount", Reply.rupees(payee.amountPaise()))
                    .put("benfId", payee.benefId());
        }
    }
}
