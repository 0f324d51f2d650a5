package dev.kosh.disbursement;

import dev.kosh.wire.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold before an instruction is sent (docs/contract/disbursement.md, validations); texts are exact. */
public final class InstructionRules {

    private InstructionRules() {}

    /** What is told of an instruction as a whole. */
    public record Header(
            @Nullable String ddoCode, @Nullable String ssuId, int beneficiaryCount, Money gross, Money net) {}

    /** A rule that is broken. */
    public record Finding(DisbursementError code, String message) {}

    /** Every rule that an instruction breaks, in the order of the requirement; empty when it may be sent. */
    public static List<Finding> findings(Header header, List<NewBeneficiary> beneficiaries) {
        List<Finding> findings = new ArrayList<>();
        if (isBlank(header.ddoCode()) || isBlank(header.ssuId())) {
            findings.add(new Finding(DisbursementError.PI_CONFIG_MISSING, "DDO and SSUID configuration is missing."));
        }
        if (header.beneficiaryCount() != beneficiaries.size()) {
            findings.add(new Finding(
                    DisbursementError.PI_BENEFICIARY_COUNT_MISMATCH,
                    "Number of beneficiaries provided in header doesn’t match with the details."));
        }
        Money total =
                Money.sum(beneficiaries.stream().map(NewBeneficiary::amount).toList());
        if (!header.net().equals(total)) {
            findings.add(new Finding(
                    DisbursementError.PI_NET_AMOUNT_MISMATCH,
                    "The total net amount provided in header doesn’t match with total of all the beneficiaries."));
        }
        if (header.gross().compareTo(header.net()) < 0
                || !header.gross().isPositive()
                || !header.net().isPositive()) {
            findings.add(new Finding(
                    DisbursementError.PI_GROSS_LESS_THAN_NET, "Gross amount can not be less than the net amount."));
        }
        if (beneficiaries.isEmpty()) {
            findings.add(new Finding(DisbursementError.PI_BENEFICIARY_MISSING, "Beneficiary detail is missing."));
        }
        findings.addAll(accountFindings(beneficiaries));
        return findings;
    }

    private static List<Finding> accountFindings(List<NewBeneficiary> beneficiaries) {
        List<Finding> findings = new ArrayList<>();
        Set<String> accounts = new HashSet<>();
        boolean twice = false;
        for (NewBeneficiary each : beneficiaries) {
            if (!each.hasSoundAccount()) {
                findings.add(new Finding(
                        DisbursementError.PI_BANK_ACCOUNT_INVALID,
                        "Bank account details of beneficiary " + each.number() + " are missing or invalid."));
            } else {
                twice |= !accounts.add(each.sentTo().accountNumber() + "@" + each.ifsc());
            }
        }
        if (twice) {
            findings.add(new Finding(
                    DisbursementError.PI_DUPLICATE_BENEFICIARY,
                    "There are 2 or more than 2 beneficiaries account number and IFSC are same."));
        }
        return findings;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
