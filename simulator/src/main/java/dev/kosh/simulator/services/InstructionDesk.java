package dev.kosh.simulator.services;

import dev.kosh.simulator.books.Books;
import dev.kosh.simulator.books.Instruction;
import dev.kosh.simulator.books.Payee;
import dev.kosh.simulator.books.TreasuryDates;
import dev.kosh.simulator.services.WrongRequest.CodedText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;

/** PI: takes an instruction into the books, once. */
final class InstructionDesk implements Desk {

    static final String DUPLICATE = "Duplicate Payment Information Id";

    private static final String WRONG_IFSC = "340";

    private final Books books;

    InstructionDesk(Books books) {
        this.books = books;
    }

    @Override
    public Set<String> knownParams() {
        return Set.of(
                "jitBillNo",
                "jitBillDate",
                "jitBillDdoCode",
                "granteeAgCode",
                "schemeCode",
                "hoa",
                "ssuIaId",
                "mstAllotmentDistId",
                "ssuAllotmentId",
                "allotmentTxnSlNo",
                "billGrossAmount",
                "billNetAmount",
                "billNumberOfBenf",
                "purpose",
                "beneficiaryDetails");
    }

    @Override
    public ArrayNode answer(Params params, Instant now, Twist twist) {
        String number = params.text("jitBillNo");
        if (books.bill(number) != null) {
            throw new WrongRequest(DUPLICATE);
        }
        String billDate = params.dateTime("jitBillDate");
        Instruction.Header header = header(params);
        List<Payee> payees = payees(params);
        check(params, header, payees);
        refuseWrongIfscs(payees, twist);

        books.accept(number, billDate, header, payees, now);
        ArrayNode rows = Reply.rows();
        rows.addObject()
                .put("jitBillNo", number)
                .put("jitBillDate", billDate.substring(0, TreasuryDates.DATE_LENGTH))
                .put("ssuIaId", header.ssuIaId())
                .put("successCode", "0")
                .put("sucessDescrp", "accepted, waits for SSU submission");
        return rows;
    }

    private static Instruction.Header header(Params params) {
        for (String name : List.of("jitBillDdoCode", "granteeAgCode", "hoa", "ssuAllotmentId", "allotmentTxnSlNo")) {
            params.text(name);
        }
        return new Instruction.Header(
                params.text("ssuIaId"),
                params.text("schemeCode"),
                params.text("mstAllotmentDistId"),
                params.text("purpose"),
                params.paise("billGrossAmount"),
                params.paise("billNetAmount"));
    }

    private static List<Payee> payees(Params params) {
        List<Payee> payees = new ArrayList<>();
        for (Params row : params.rows("beneficiaryDetails")) {
            for (String name :
                    List.of("benfMobileNo", "benfEmailId", "benfAddress", "panNo", "adhaarNumber", "purpose")) {
                row.optional(name);
            }
            row.text("benfAccountType");
            payees.add(new Payee(
                    row.text("benefId"),
                    row.text("benefName"),
                    row.text("benfAcctNo"),
                    row.text("benfBankIfscCode"),
                    row.paise("benfAmount")));
        }
        return payees;
    }

    private static void check(Params params, Instruction.Header header, List<Payee> payees) {
        if (payees.isEmpty() || params.count("billNumberOfBenf") != payees.size()) {
            throw new WrongRequest("Number of beneficiaries does not match the beneficiary details");
        }
        if (payees.stream().mapToLong(Payee::amountPaise).sum() != header.netPaise()) {
            throw new WrongRequest("Net amount does not match the total of the beneficiaries");
        }
        if (header.grossPaise() < header.netPaise() || header.netPaise() == 0) {
            throw new WrongRequest("Gross amount is less than the net amount, or there is no amount");
        }
        if (payees.stream().map(Payee::benefId).distinct().count() != payees.size()) {
            throw new WrongRequest("A BenefId occurs twice");
        }
    }

    private static void refuseWrongIfscs(List<Payee> payees, Twist twist) {
        List<CodedText> wrong = payees.stream()
                .filter(payee -> twist.refusesIfsc(payee.ifsc()))
                .map(payee -> new CodedText(
                        WRONG_IFSC, "Wrong IFSC provided in Beneficiary Details for BenefId " + payee.benefId()))
                .toList();
        if (!wrong.isEmpty()) {
            throw new WrongRequest(wrong);
        }
    }
}
