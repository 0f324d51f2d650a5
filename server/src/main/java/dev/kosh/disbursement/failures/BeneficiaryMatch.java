package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.AccountIndex;
import dev.kosh.disbursement.Beneficiary;
import dev.kosh.disbursement.QuarantineReason;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose payment a failure record is: that of its {@code benfId}, else the only one that went to its account
 * (docs/contract/disbursement-failures.md, matching).
 *
 * @param found null when nobody, or more than one, fits
 * @param reason why nobody was found
 */
record BeneficiaryMatch(
        @Nullable Beneficiary found,
        Set<FailureWarning> warnings,
        @Nullable QuarantineReason reason) {

    /**
     * @param accountIndex blind index of the record's account and IFSC; null when it names none
     * @param all payments of the instruction
     */
    static BeneficiaryMatch of(FailedRow row, @Nullable AccountIndex accountIndex, List<Beneficiary> all) {
        String benfId = row.benfId();
        if (benfId != null) {
            for (Beneficiary each : all) {
                if (each.number().equalsIgnoreCase(benfId)) {
                    return found(row, each, accountDiffers(accountIndex, each));
                }
            }
        }
        if (accountIndex == null) {
            return unmatched(QuarantineReason.UNKNOWN_BENEFICIARY);
        }
        List<Beneficiary> sameAccount =
                all.stream().filter(each -> accountIndex.equals(each.account())).toList();
        return switch (sameAccount.size()) {
            case 0 -> unmatched(QuarantineReason.UNKNOWN_BENEFICIARY);
            case 1 -> found(row, sameAccount.get(0), EnumSet.of(FailureWarning.MATCHED_BY_ACCOUNT));
            default -> unmatched(QuarantineReason.AMBIGUOUS_BENEFICIARY);
        };
    }

    QuarantineReason reasonOrThrow() {
        return Objects.requireNonNull(reason, "nobody is found for a reason");
    }

    private static Set<FailureWarning> accountDiffers(@Nullable AccountIndex told, Beneficiary onFile) {
        return told == null || told.equals(onFile.account())
                ? EnumSet.noneOf(FailureWarning.class)
                : EnumSet.of(FailureWarning.ACCOUNT_DIFFERS);
    }

    private static BeneficiaryMatch found(FailedRow row, Beneficiary onFile, Set<FailureWarning> warnings) {
        String known = onFile.facts().endToEndId();
        if (row.endToEndId() != null && known != null && !known.equals(row.endToEndId())) {
            warnings.add(FailureWarning.END_TO_END_ID_DIFFERS);
        }
        if (row.failedReason() == null || row.challanNumber() == null || row.utrNo() == null) {
            warnings.add(FailureWarning.DETAIL_MISSING);
        }
        return new BeneficiaryMatch(onFile, warnings, null);
    }

    private static BeneficiaryMatch unmatched(QuarantineReason reason) {
        return new BeneficiaryMatch(null, EnumSet.noneOf(FailureWarning.class), reason);
    }
}
