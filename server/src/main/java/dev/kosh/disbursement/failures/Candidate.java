package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.PaymentAdvice;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.PiType;
import dev.kosh.disbursement.polls.PollTarget;
import dev.kosh.wire.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An instruction that a bill of an answer may mean.
 *
 * @param billReference its own; null as long as the treasury has not told it
 * @param originalReference that of the chain's first instruction
 */
record Candidate(
        TenantId tenantId,
        UUID id,
        String number,
        boolean revised,
        PiStatus status,
        @Nullable String billReference,
        @Nullable String originalReference) {

    /** The instruction that the treasury was asked about, as it was read for that. */
    static Candidate of(PollTarget asked) {
        PaymentAdvice advice = asked.advice();
        String reference = advice == null ? null : advice.billReference();
        PollTarget.Root root = asked.root();
        return new Candidate(
                asked.tenantId(),
                asked.id(),
                asked.number(),
                asked.type() == PiType.REVISED,
                asked.status(),
                reference,
                root == null ? reference : root.billReference());
    }

    /**
     * Whether it is certain that a bill means this one, however long ago it was read: no other instruction of its tenant
     * has these keys, they never change, and what is Completed stays so.
     */
    boolean isMeantBy(FailedBill bill) {
        return status == PiStatus.COMPLETED
                && number.equals(bill.number())
                && bill.billRefNo() != null
                && bill.billRefNo().equals(billReference);
    }

    /** Its money left, or has left and we do not know it yet: nothing comes back that did not leave. */
    boolean mayHaveFailures() {
        return status == PiStatus.COMPLETED || status == PiStatus.IN_PROCESS;
    }

    /** A revised instruction that the treasury may hold, without having told its reference. */
    boolean waitsForReference() {
        return revised && billReference == null && (status == PiStatus.PENDING || status == PiStatus.IN_PROCESS);
    }
}
