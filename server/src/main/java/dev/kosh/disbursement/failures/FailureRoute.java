package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.QuarantineReason;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which instruction a bill of an answer means: the one that carries both its number and its reference
 * (docs/contract/disbursement-failures.md, routing).
 *
 * @param found null when there is none, or when only one of the two keys fits
 * @param reason why there is none
 * @param near instruction that one of the keys names when there is none that carries both
 */
record FailureRoute(
        @Nullable Candidate found,
        @Nullable QuarantineReason reason,
        @Nullable Candidate near) {

    /** @param candidates instructions that carry the number or the reference */
    static FailureRoute of(FailedBill bill, List<Candidate> candidates) {
        if (!bill.isComplete()) {
            return new FailureRoute(null, QuarantineReason.RECORD_INCOMPLETE, null);
        }
        Candidate byReference = null;
        Candidate byNumber = null;
        for (Candidate each : candidates) {
            if (bill.billRefNo() != null && bill.billRefNo().equals(each.billReference())) {
                byReference = each;
            }
            if (each.number().equals(bill.number())) {
                byNumber = each;
            }
        }
        if (byReference == null && byNumber == null) {
            return new FailureRoute(null, QuarantineReason.UNKNOWN_PI, null);
        }
        if (byReference != null && byReference == byNumber) {
            return byReference.mayHaveFailures()
                    ? new FailureRoute(byReference, null, null)
                    : new FailureRoute(null, QuarantineReason.PI_NOT_PAYABLE, byReference);
        }
        boolean waits =
                byReference == null && byNumber != null && byNumber.waitsForReference() && comesFrom(bill, byNumber);
        return new FailureRoute(
                null,
                waits ? QuarantineReason.REFERENCE_NOT_KNOWN_YET : QuarantineReason.IDENTITY_MISMATCH,
                byNumber == null ? byReference : byNumber);
    }

    QuarantineReason reasonOrThrow() {
        return Objects.requireNonNull(reason, "no instruction is found for a reason");
    }

    /** Whether what the records say of the chain's first instruction fits. */
    private static boolean comesFrom(FailedBill bill, Candidate revised) {
        return bill.rows().stream()
                .map(FailedRow::orgBillRefNumber)
                .allMatch(original -> original == null
                        || original.equals(bill.billRefNo())
                        || original.equals(revised.originalReference()));
    }
}
