package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.CallOutcome;
import dev.kosh.disbursement.CallReport;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.QuarantineReason;
import dev.kosh.disbursement.store.InstructionStore;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Failure records that came before FTPS told what the treasury calls their revised instruction. */
@Component
public class ParkedFailures {

    private final ReviewStore store;
    private final FailureStore events;
    private final FailureApplication application;
    private final InstructionStore instructions;

    ParkedFailures(
            ReviewStore store, FailureStore events, FailureApplication application, InstructionStore instructions) {
        this.store = store;
        this.events = events;
        this.application = application;
        this.instructions = instructions;
    }

    /** Locks the chain before its instruction, as everybody does who applies failures, so that nobody waits for each other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockChain(TenantId tenant, UUID instructionId) {
        events.lockChain(tenant, instructionId);
    }

    /**
     * Applies what waited for an instruction, in the transaction of the answer that told its reference; what fits
     * nowhere even now waits for a person from here on.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void retry(TenantId tenant, UUID instructionId) {
        PaymentInstruction pi = instructions.byId(tenant, instructionId).orElseThrow();
        List<StoredFailure> waiting = store.waiting(tenant, pi.number());
        if (pi.advice() == null) {
            return;
        }
        String reference = pi.advice().billReference();
        List<StoredFailure> fitting = new ArrayList<>();
        for (StoredFailure each : waiting) {
            if (reference.equals(each.bill().billRefNo())) {
                fitting.add(each);
            } else {
                store.quarantine(tenant, each.id(), QuarantineReason.IDENTITY_MISMATCH);
            }
        }
        for (StoredFailure each : fitting) {
            application.apply(tenant, instructionId, report(each), List.of(each.bill()), FailureCounts.NONE);
            store.quarantine(tenant, each.id(), QuarantineReason.UNKNOWN_BENEFICIARY);
        }
    }

    private static CallReport report(StoredFailure parked) {
        return new CallReport(
                parked.api(),
                CallOutcome.SUCCESS,
                null,
                null,
                parked.attemptId(),
                Trigger.EVENT,
                null,
                FailureSource.SYSTEM);
    }
}
