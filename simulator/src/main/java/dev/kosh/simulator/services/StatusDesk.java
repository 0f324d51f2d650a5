package dev.kosh.simulator.services;

import dev.kosh.simulator.books.Books;
import dev.kosh.simulator.books.Instruction;
import dev.kosh.simulator.books.TreasuryDates;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;

/** PIS: whether the office has signed an instruction; a rejection is an error text with the instruction's number. */
final class StatusDesk implements Desk {

    private final Books books;

    StatusDesk(Books books) {
        this.books = books;
    }

    @Override
    public Set<String> knownParams() {
        return Set.of("jitBillNo", "jitBillDate", "ssuIaId");
    }

    @Override
    public ArrayNode answer(Params params, Instant now, Twist twist) {
        String number = params.text("jitBillNo");
        Instruction instruction = books.instruction(number);
        if (instruction == null) {
            throw new WrongRequest("Bill number " + number + " is not known");
        }
        String billDate = instruction.billDate().substring(0, TreasuryDates.DATE_LENGTH);
        params.same("jitBillDate", billDate);
        params.same("ssuIaId", instruction.header().ssuIaId());
        if (instruction.rejectedBy() != null) {
            throw new WrongRequest("This Bill Number " + number + " is rejected by SSU " + instruction.rejectedBy());
        }
        ArrayNode rows = Reply.rows();
        Instruction.Signature signature = instruction.signature();
        if (signature != null) {
            rows.addObject()
                    .put("pmtInstId", signature.pmtInstId())
                    .put("payInstDate", signature.payInstDate())
                    .put("jitBillNumber", number)
                    .put("jitBillDate", billDate)
                    .put("billNetAmount", Reply.rupees(instruction.header().netPaise()))
                    .put("billGrossAmount", Reply.rupees(instruction.header().grossPaise()))
                    .put(
                            "totalNumberOfBeneficiary",
                            Integer.toString(instruction.attempts().size()))
                    .put("schemeCode", instruction.header().schemeCode())
                    .put("ssuIaId", instruction.header().ssuIaId());
        }
        return rows;
    }
}
