package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.Beneficiary;
import dev.kosh.disbursement.PaymentAdvice;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.PaymentStatus;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.QuarantineReason;
import dev.kosh.disbursement.TreasuryDates;
import dev.kosh.disbursement.store.AccountIndexes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds for each record of a bill the payment that it means, and what is odd about it. */
@Component
class FailureMatching {

    private static final int LENGTH_OF_DATE = 10;

    private final FailureKeys keys;
    private final AccountIndexes accounts;

    FailureMatching(FailureKeys keys, AccountIndexes accounts) {
        this.keys = keys;
        this.accounts = accounts;
    }

    /** The records of a bill whose instruction was not found. */
    List<MatchedRow> unmatched(FailedBill bill, QuarantineReason reason) {
        return bill.rowsOrItself().stream()
                .map(row -> unmatched(bill, row, reason))
                .toList();
    }

    /**
     * The records of a bill of this instruction.
     *
     * @param originalReference reference of the chain's first instruction
     */
    List<MatchedRow> match(FailedBill bill, PaymentInstruction pi, @Nullable String originalReference) {
        Set<FailureWarning> ofBill = warningsOfBill(bill, pi);
        return bill.rows().stream()
                .map(row -> match(bill, row, pi, originalReference, ofBill))
                .toList();
    }

    private MatchedRow match(
            FailedBill bill,
            FailedRow row,
            PaymentInstruction pi,
            @Nullable String originalReference,
            Set<FailureWarning> ofBill) {
        if (row.namesNobody()) {
            return unmatched(bill, row, QuarantineReason.RECORD_INCOMPLETE);
        }
        String original = row.orgBillRefNumber();
        boolean saysFirst = original == null || original.equals(bill.billRefNo());
        if (original != null && !saysFirst && !original.equals(originalReference)) {
            return unmatched(bill, row, QuarantineReason.IDENTITY_MISMATCH);
        }
        BeneficiaryMatch match =
                BeneficiaryMatch.of(row, accounts.of(row.accountNumber(), row.ifsc()), pi.beneficiaries());
        if (match.found() == null) {
            return unmatched(bill, row, match.reasonOrThrow());
        }
        Set<FailureWarning> warnings = EnumSet.noneOf(FailureWarning.class);
        warnings.addAll(match.warnings());
        warnings.addAll(ofBill);
        if (pi.isRevised() && saysFirst) {
            warnings.add(FailureWarning.ORIGINAL_REFERENCE_MISSING);
        }
        if (pi.status() == PiStatus.IN_PROCESS || match.found().status() == PaymentStatus.IN_PROCESS) {
            warnings.add(FailureWarning.FD_BEFORE_PD);
        }
        return matched(bill, row, pi, match.found(), warnings);
    }

    /** A record of which a person says whose it is. */
    MatchedRow of(FailedBill bill, FailedRow row, PaymentInstruction pi, Beneficiary beneficiary) {
        return matched(bill, row, pi, beneficiary, EnumSet.of(FailureWarning.MATCHED_BY_PERSON));
    }

    private MatchedRow matched(
            FailedBill bill,
            FailedRow row,
            PaymentInstruction pi,
            Beneficiary beneficiary,
            Set<FailureWarning> warnings) {
        return new MatchedRow(
                row,
                beneficiary,
                null,
                warnings,
                keys.ofFailure(pi, beneficiary),
                keys.ofUnmatched(bill, row),
                keys.ofContent(bill, row));
    }

    private MatchedRow unmatched(FailedBill bill, FailedRow row, QuarantineReason reason) {
        String key = keys.ofUnmatched(bill, row);
        return new MatchedRow(
                row, null, reason, EnumSet.noneOf(FailureWarning.class), key, key, keys.ofContent(bill, row));
    }

    private static Set<FailureWarning> warningsOfBill(FailedBill bill, PaymentInstruction pi) {
        Set<FailureWarning> warnings = EnumSet.noneOf(FailureWarning.class);
        if (bill.billDate() != null && !dateOnly(bill.billDate()).equals(TreasuryDates.date(pi.billDate()))) {
            warnings.add(FailureWarning.BILL_DATE_DIFFERS);
        }
        PaymentAdvice advice = pi.advice();
        if (advice != null
                && (differ(bill.tokenNumber(), advice.tokenNumber()) || differ(bill.tokenDate(), advice.tokenDate()))) {
            warnings.add(FailureWarning.TOKEN_DIFFERS);
        }
        return warnings;
    }

    private static boolean differ(@Nullable String told, @Nullable String known) {
        return told != null && known != null && !dateOnly(told).equals(dateOnly(known));
    }

    /** A date with or without its time of day. */
    private static String dateOnly(String date) {
        return date.length() > LENGTH_OF_DATE ? date.substring(0, LENGTH_OF_DATE) : date;
    }
}
