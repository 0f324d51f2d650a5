package dev.kosh.disbursement;

import dev.kosh.treasury.Trigger;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pays again what came back: revised instructions (COR) to corrected accounts
 * (docs/contract/disbursement-failures.md, revised instructions).
 */
public interface Revisions {

    /** What a revision of the instruction's chain would pay now, for the page that asks whether it shall. */
    List<RevisionLine> preview(TenantId tenant, String piNumber);

    /**
     * Makes a revised instruction of all payments of the chain whose latest attempt failed, and sends it.
     *
     * @param piNumber any instruction of the chain
     * @param confirmUnchanged pay also to accounts that were not corrected
     * @param by user who wants it
     * @param record of the order
     * @return the revised instruction as it stands after the call, whatever the treasury said
     * @throws dev.kosh.wire.RequestRefused when a guard forbids it; nothing was made then
     */
    PaymentInstruction revise(
            TenantId tenant, String piNumber, boolean confirmUnchanged, String by, OrderRecord record);

    /** {@link #revise(TenantId, String, boolean, String, OrderRecord)} without a record of its own. */
    default PaymentInstruction revise(TenantId tenant, String piNumber, boolean confirmUnchanged, String by) {
        return revise(tenant, piNumber, confirmUnchanged, by, OrderRecord.NONE);
    }

    /**
     * Sends a pending or declined revised instruction again under its number: a pending one unchanged, because the
     * treasury may hold it; a declined one with the accounts as they are now.
     *
     * @param slot of the run that the order belongs to
     * @param record of the order
     * @return what became of the call
     * @throws dev.kosh.wire.RequestRefused when it is neither, or when a guard forbids it
     */
    CallOutcome resubmit(
            TenantId tenant,
            UUID instructionId,
            Trigger trigger,
            @Nullable Instant slot,
            String by,
            OrderRecord record);

    /** {@link #resubmit(TenantId, UUID, Trigger, Instant, String, OrderRecord)} by a job. */
    default CallOutcome resubmit(
            TenantId tenant, UUID instructionId, Trigger trigger, @Nullable Instant slot, String by) {
        return resubmit(tenant, instructionId, trigger, slot, by, OrderRecord.NONE);
    }
}
