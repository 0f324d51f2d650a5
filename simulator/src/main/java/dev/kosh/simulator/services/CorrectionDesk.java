package dev.kosh.simulator.services;

import dev.kosh.simulator.books.Attempt;
import dev.kosh.simulator.books.Books;
import dev.kosh.simulator.books.Instruction;
import dev.kosh.simulator.books.Payee;
import dev.kosh.simulator.books.References;
import dev.kosh.simulator.books.TreasuryDates;
import dev.kosh.simulator.services.WrongRequest.CodedText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** COR: takes a correction into the books when its money lies in suspense and its accounts are those of the books. */
final class CorrectionDesk implements Desk {

    private static final String WRONG_IFSC = "322";
    private static final String DEPARTMENT = "MUKTA";

    private final Books books;
    private final @Nullable String beneficiaryKey;

    CorrectionDesk(Books books, @Nullable String beneficiaryKey) {
        this.books = books;
        this.beneficiaryKey = beneficiaryKey;
    }

    @Override
    public Set<String> knownParams() {
        return Set.of(
                "jitCorBillNo",
                "jitCorBillDate",
                "jitCorBillDeptCode",
                "jitOrgBillRefNo",
                "jitOrgBillNo",
                "jitOrgBillDate",
                "beneficiaryDetails",
                "beneficiaryDtls");
    }

    @Override
    public ArrayNode answer(Params params, Instant now, Twist twist) {
        String number = params.text("jitCorBillNo");
        if (books.bill(number) != null) {
            throw new WrongRequest(InstructionDesk.DUPLICATE);
        }
        String billDate = params.dateTime("jitCorBillDate");
        params.same("jitCorBillDeptCode", DEPARTMENT);
        Instruction root = original(params);
        List<Payee> payees = payees(params, root, TreasuryDates.dateOf(now), twist);

        books.acceptCorrection(number, billDate, root, payees, now);
        ArrayNode rows = Reply.rows();
        rows.addObject()
                .put("jitCorBillNo", number)
                .put("jitCorBillDate", billDate)
                .put("successCode", "0")
                .put("sucessDescrp", "accepted, sent to treasury");
        return rows;
    }

    private Instruction original(Params params) {
        String number = params.text("jitOrgBillNo");
        Instruction root = books.instruction(number);
        References references = root == null ? null : root.references();
        if (root == null || references == null) {
            throw new WrongRequest("Original bill number " + number + " is not known");
        }
        params.same("jitOrgBillRefNo", references.billRefNo());
        params.same("jitOrgBillDate", root.billDate());
        return root;
    }

    private List<Payee> payees(Params params, Instruction root, LocalDate today, Twist twist) {
        List<Params> rows = beneficiaryKey == null
                ? params.rows("beneficiaryDetails", "beneficiaryDtls")
                : params.rows(beneficiaryKey);
        List<Payee> payees = new ArrayList<>();
        List<CodedText> wrong = new ArrayList<>();
        for (Params row : rows) {
            String benefId = row.text("benefId");
            if (payees.stream().anyMatch(payee -> payee.benefId().equals(benefId))) {
                throw new WrongRequest("BenefId " + benefId + " occurs twice");
            }
            Payee payee = corrected(row, benefId, root, today);
            payees.add(payee);
            if (twist.refusesIfsc(payee.ifsc())) {
                wrong.add(
                        new CodedText(WRONG_IFSC, "Wrong IFSC provided in Beneficiary Details for BenefId " + benefId));
            }
        }
        if (payees.isEmpty()) {
            throw new WrongRequest("There is no beneficiary to correct");
        }
        if (!wrong.isEmpty()) {
            throw new WrongRequest(wrong);
        }
        return payees;
    }

    private static Payee corrected(Params row, String benefId, Instruction root, LocalDate today) {
        Attempt first = root.attempt(benefId);
        Attempt latest = root.latestAttempt(benefId);
        if (first == null || latest == null) {
            throw new WrongRequest("BenefId " + benefId + " is not in the original bill " + root.number());
        }
        requireAccount(row, "org", "Original", first.payee());
        requireAccount(row, "cur", "Current", latest.payee());
        References current = latest.bill().references();
        if (!latest.isReturned(today) || current == null) {
            throw new WrongRequest("No amount of BenefId " + benefId + " lies in suspense");
        }
        row.same("jitCurBillRefNo", current.billRefNo());
        Payee payee = latest.payee();
        return new Payee(
                benefId, payee.name(), row.text("correctedAccountNo"), row.text("correctedIfsc"), payee.amountPaise());
    }

    private static void requireAccount(Params row, String prefix, String word, Payee payee) {
        boolean isSame = row.text(prefix + "AccountNo").equals(payee.account())
                && row.text(prefix + "Ifsc").equals(payee.ifsc());
        if (!isSame) {
            throw new WrongRequest(
                    word + " account or IFSC of BenefId " + payee.benefId() + " differs from the treasury's books");
        }
    }
}
