package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.Beneficiary;
import dev.kosh.disbursement.CallReport;
import dev.kosh.disbursement.Changes;
import dev.kosh.disbursement.DisbursementError;
import dev.kosh.disbursement.PaymentAdvice;
import dev.kosh.disbursement.PaymentChange;
import dev.kosh.disbursement.PaymentFacts;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.PaymentStatus;
import dev.kosh.disbursement.QuarantineReason;
import dev.kosh.disbursement.TreasuryOutcomes;
import dev.kosh.disbursement.store.InstructionStore;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applies what the treasury says came back of one instruction: records, payments, books, messages and page in one
 * transaction, under the lock of its chain (docs/contract/disbursement-failures.md, application).
 */
@Component
class FailureApplication {

    private final TreasuryOutcomes outcomes;
    private final InstructionStore instructions;
    private final FailureMatching matching;
    private final FailureStore store;
    private final Clock clock;

    FailureApplication(
            TreasuryOutcomes outcomes,
            InstructionStore instructions,
            FailureMatching matching,
            FailureStore store,
            Clock clock) {
        this.outcomes = outcomes;
        this.instructions = instructions;
        this.matching = matching;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Applies an answer without error to an instruction.
     *
     * @param bills what it says of this instruction; nothing when nothing failed
     * @param elsewhere what became of other bills of the answer, which no instruction was found for
     */
    @Transactional
    FailureCounts apply(
            TenantId tenant, UUID instructionId, CallReport report, List<FailedBill> bills, FailureCounts elsewhere) {
        // Whoever revises the chain holds its first instruction; nobody may while failures are decided.
        store.lockChain(tenant, instructionId);
        AtomicReference<FailureCounts> counts = new AtomicReference<>(elsewhere);
        boolean applied = outcomes.apply(tenant, instructionId, report, pi -> changes(pi, report, bills, counts));
        if (!applied) {
            FailureSource source = new FailureSource(tenant, report.api(), instructionId, report.attemptId());
            bills.forEach(bill ->
                    counts.getAndUpdate(sum -> sum.plus(quarantine(source, bill, QuarantineReason.PI_NOT_PAYABLE))));
        }
        return counts.get();
    }

    /** Puts the records of a bill on file whose instruction was not found. */
    @Transactional
    FailureCounts quarantine(FailureSource source, FailedBill bill, QuarantineReason reason) {
        return write(source, bill, matching.unmatched(bill, reason)).counts();
    }

    /**
     * Applies a record to the payment that a person says it is of.
     *
     * @return whether the instruction stands where its payments can have been paid
     * @throws RequestRefused when the record cannot be of that payment, or not yet
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean applyTo(TenantId tenant, UUID instructionId, UUID beneficiaryId, StoredFailure event, CallReport report) {
        return outcomes.apply(tenant, instructionId, report, pi -> {
            Beneficiary beneficiary = pi.beneficiary(beneficiaryId).orElseThrow();
            if (!event.tellsOfFailure()) {
                return Changes.NONE.withPayments(List.of(paid(event, beneficiary)));
            }
            if (pi.advice() == null) {
                // A failure is known by the reference: the treasury's own record of it would count again.
                throw new RequestRefused(
                        DisbursementError.FAILURE_NOT_RESOLVABLE,
                        "the treasury has not told its reference of " + pi.number() + ": resolve it when FTPS has");
            }
            FailureSource source = new FailureSource(tenant, report.api(), instructionId, report.attemptId());
            MatchedRow row = matching.of(event.bill(), event.row(), pi, beneficiary);
            FailurePlan plan = write(source, event.bill(), List.of(row));
            return Changes.NONE
                    .withPayments(plan.changes())
                    .withCounts(plan.counts().json());
        });
    }

    private static PaymentChange paid(StoredFailure event, Beneficiary beneficiary) {
        if (beneficiary.status() == PaymentStatus.SUCCESSFUL) {
            throw new RequestRefused(
                    DisbursementError.FAILURE_NOT_RESOLVABLE,
                    "the debit of " + beneficiary.number() + " is known: name another payment, or put the line aside");
        }
        FailedRow line = event.row();
        PaymentFacts facts = PaymentFacts.paid(
                event.bill().voucherNo(), event.bill().voucherDate(), line.utrNo(), line.utrDate(), line.endToEndId());
        return beneficiary.status() == PaymentStatus.FAILED
                ? PaymentChange.factsOnly(beneficiary.id(), facts)
                : PaymentChange.paid(beneficiary.id(), facts);
    }

    private Changes changes(
            PaymentInstruction pi, CallReport report, List<FailedBill> bills, AtomicReference<FailureCounts> counts) {
        FailureSource source = new FailureSource(pi.tenantId(), report.api(), pi.id(), report.attemptId());
        String originalReference = bills.isEmpty() ? null : originalReference(pi);
        // A bill may be listed once for each of its vouchers, and a payment under more than one of them.
        Map<UUID, PaymentChange> payments = new LinkedHashMap<>();
        for (FailedBill bill : bills) {
            FailurePlan plan = write(source, bill, matching.match(bill, pi, originalReference));
            plan.changes().forEach(change -> payments.merge(change.beneficiaryId(), change, PaymentChange::then));
            counts.getAndUpdate(sum -> sum.plus(plan.counts()));
        }
        return Changes.NONE
                .withPayments(List.copyOf(payments.values()))
                .withCounts(counts.get().json());
    }

    private FailurePlan write(FailureSource source, FailedBill bill, List<MatchedRow> rows) {
        FailurePlan plan = FailurePlan.of(bill, rows, store.known(source.tenantId(), rows));
        store.write(source, bill, plan, clock.instant());
        return plan;
    }

    private @Nullable String originalReference(PaymentInstruction pi) {
        PaymentInstruction first =
                pi.isRevised() ? instructions.byId(pi.tenantId(), pi.rootId()).orElseThrow() : pi;
        PaymentAdvice advice = first.advice();
        return advice == null ? null : advice.billReference();
    }
}
