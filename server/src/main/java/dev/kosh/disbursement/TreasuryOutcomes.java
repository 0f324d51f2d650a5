package dev.kosh.disbursement;

import dev.kosh.disbursement.store.BeneficiaryWriter;
import dev.kosh.disbursement.store.InstructionStore;
import dev.kosh.disbursement.store.Ledger;
import dev.kosh.disbursement.store.NoteWriter;
import dev.kosh.disbursement.store.OutcomeWriter;
import dev.kosh.disbursement.store.PaymentMessages;
import dev.kosh.disbursement.store.RollUp;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applies what became of a call about an instruction, in one transaction: status, payments, banner, state of the API,
 * time line, line items and bills, funds, and what beneficiaries are owed to hear. Every change of an instruction that
 * the treasury causes goes through here; the life cycle decides, this carries out.
 */
@Service
public class TreasuryOutcomes {

    private final InstructionStore instructions;
    private final OutcomeWriter writer;
    private final NoteWriter notes;
    private final BeneficiaryWriter beneficiaries;
    private final RollUp rollUp;
    private final Ledger ledger;
    private final PaymentMessages messages;
    private final Clock clock;

    TreasuryOutcomes(
            InstructionStore instructions,
            OutcomeWriter writer,
            NoteWriter notes,
            BeneficiaryWriter beneficiaries,
            RollUp rollUp,
            Ledger ledger,
            PaymentMessages messages,
            Clock clock) {
        this.instructions = instructions;
        this.writer = writer;
        this.notes = notes;
        this.beneficiaries = beneficiaries;
        this.rollUp = rollUp;
        this.ledger = ledger;
        this.messages = messages;
        this.clock = clock;
    }

    /** Reads what an answer says of an instruction that is locked; runs inside the transaction of the outcome. */
    @FunctionalInterface
    public interface Reading {
        Changes read(PaymentInstruction locked);
    }

    /**
     * Locks the instruction and applies the outcome.
     *
     * @return false when the outcome has no place where the instruction stands meanwhile, and nothing was changed
     *     (another process was quicker)
     * @throws IllegalArgumentException when there is no such instruction
     */
    @Transactional
    public boolean apply(TenantId tenant, UUID instruction, CallReport report, Reading reading) {
        PaymentInstruction pi = instructions
                .lock(tenant, instruction)
                .orElseThrow(() -> new IllegalArgumentException("no payment instruction " + instruction));
        Optional<LifecycleRow> row =
                PaymentInstructionLifecycle.row(report.api(), report.outcome(), pi.status(), pi.duplicateReported());
        if (row.isEmpty() || !PaymentInstructionLifecycle.concerns(report.api(), pi.type())) {
            return false;
        }
        carryOut(pi, row.get(), report, reading.read(pi));
        return true;
    }

    /**
     * {@link #apply} for who goes on with the instruction.
     *
     * @return the instruction as it is now; empty when nothing was changed
     */
    @Transactional
    public Optional<PaymentInstruction> applyAndRead(
            TenantId tenant, UUID instruction, CallReport report, Reading reading) {
        return apply(tenant, instruction, report, reading) ? instructions.byId(tenant, instruction) : Optional.empty();
    }

    /**
     * Notes an outcome that leaves instruction, payments and funds as they are: message, state of the API and time line,
     * without a lock, and together with others that arrive meanwhile. A night is made of these.
     *
     * @param status where the instruction stood when it was read
     * @return false, with nothing written, when it stands elsewhere by now, or when the outcome has no place there
     * @throws IllegalArgumentException when the outcome moves the instruction or has payments to list
     */
    public boolean note(
            TenantId tenant,
            UUID instruction,
            PiStatus status,
            boolean duplicateReported,
            CallReport report,
            Changes changes) {
        Optional<LifecycleRow> row =
                PaymentInstructionLifecycle.row(report.api(), report.outcome(), status, duplicateReported);
        if (row.isEmpty()) {
            return false;
        }
        if (row.get().to(status) != status || !changes.payments().isEmpty() || changes.advice() != null) {
            throw new IllegalArgumentException(report.api() + " " + report.outcome() + " is more than a note");
        }
        return notes.note(tenant, instruction, status, row.get(), report, changes, clock.instant());
    }

    /**
     * {@link #applyAndRead} in a transaction of its own, whatever the caller has open: what the treasury said to a push is kept
     * also when the caller's own work comes to nothing.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<PaymentInstruction> applyAtOnce(
            TenantId tenant, UUID instruction, CallReport report, Reading reading) {
        return applyAndRead(tenant, instruction, report, reading);
    }

    private void carryOut(PaymentInstruction pi, LifecycleRow row, CallReport report, Changes changes) {
        Instant now = clock.instant();
        List<MovedPayment> payments = payments(pi, row, changes);
        writer.write(pi, row, report, changes, now);
        if (!payments.isEmpty()) {
            beneficiaries.write(pi.tenantId(), payments, now);
        }
        moveBills(pi, row, payments, now, report.by());
        moveFunds(pi, row, payments, now, report.by());
        messages.owe(pi, row, payments, now);
    }

    /** Every payment that changes, whether the row moves all of them or those that the answer lists. */
    private static List<MovedPayment> payments(PaymentInstruction pi, LifecycleRow row, Changes changes) {
        Map<UUID, PaymentChange> listed = new HashMap<>();
        changes.payments().forEach(change -> listed.put(change.beneficiaryId(), change));
        List<MovedPayment> payments = new ArrayList<>();
        for (Beneficiary beneficiary : pi.beneficiaries()) {
            PaymentChange change = listed.remove(beneficiary.id());
            PaymentStatus to = to(row, beneficiary, change);
            if (change != null || to != beneficiary.status()) {
                payments.add(moved(beneficiary, to, change));
            }
        }
        if (!listed.isEmpty()) {
            throw new IllegalArgumentException("not beneficiaries of " + pi.number() + ": " + listed.keySet());
        }
        return payments;
    }

    private static PaymentStatus to(LifecycleRow row, Beneficiary beneficiary, @Nullable PaymentChange change) {
        return switch (row.reach()) {
            case NONE -> beneficiary.status();
            case ALL -> row.payments();
            case LISTED ->
                change != null && change.moves() && beneficiary.status().mayBecome(row.payments())
                        ? row.payments()
                        : beneficiary.status();
        };
    }

    private static MovedPayment moved(Beneficiary beneficiary, PaymentStatus to, @Nullable PaymentChange change) {
        return change == null
                ? new MovedPayment(beneficiary, to, PaymentFacts.NONE, null, false, null, List.of())
                : new MovedPayment(
                        beneficiary,
                        to,
                        change.facts(),
                        change.statusMessage(),
                        change.tellsOfFailure(),
                        change.eventId(),
                        change.warnings());
    }

    private void moveBills(
            PaymentInstruction pi, LifecycleRow row, List<MovedPayment> payments, Instant now, String by) {
        if (row.bills() != LifecycleRow.Bills.NONE) {
            rollUp.lock(pi.tenantId(), pi.paymentNumber());
        }
        switch (row.bills()) {
            case NONE -> {}
            case SET -> {
                BillPaymentStatus status = Objects.requireNonNull(row.billPayment());
                rollUp.allLines(
                        pi,
                        status == BillPaymentStatus.FAILED ? BillPaymentStatus.FAILED : BillPaymentStatus.INITIATED);
                rollUp.payment(
                        pi.tenantId(), pi.paymentNumber(), status, Objects.requireNonNull(row.billReason()), now, by);
            }
            case LINES -> rollUp.allLines(pi, BillPaymentStatus.INITIATED);
            case COUNT -> {
                if (payments.stream().anyMatch(MovedPayment::moved)) {
                    rollUp.lines(pi, payments);
                    count(pi, row.payments() == PaymentStatus.FAILED, now, by);
                }
            }
        }
    }

    private void count(PaymentInstruction pi, boolean afterFailure, Instant now, String by) {
        RollUp.LineCount lines = rollUp.count(pi.tenantId(), pi.paymentNumber());
        if (afterFailure && lines.paid() == 0) {
            rollUp.payment(
                    pi.tenantId(),
                    pi.paymentNumber(),
                    BillPaymentStatus.FAILED,
                    ReferenceStatus.PAYMENT_FAILED,
                    now,
                    by);
        } else if (lines.paid() == lines.all()) {
            rollUp.payment(
                    pi.tenantId(),
                    pi.paymentNumber(),
                    BillPaymentStatus.SUCCESSFUL,
                    ReferenceStatus.PAYMENT_SUCCESS,
                    now,
                    by);
        } else if (!afterFailure && lines.failed() == 0) {
            rollUp.payment(
                    pi.tenantId(),
                    pi.paymentNumber(),
                    BillPaymentStatus.INITIATED,
                    ReferenceStatus.PAYMENT_INITIATED,
                    now,
                    by);
        } else {
            rollUp.payment(
                    pi.tenantId(),
                    pi.paymentNumber(),
                    BillPaymentStatus.PARTIAL,
                    ReferenceStatus.PAYMENT_PARTIAL,
                    now,
                    by);
        }
    }

    private void moveFunds(
            PaymentInstruction pi, LifecycleRow row, List<MovedPayment> payments, Instant now, String by) {
        switch (row.funds()) {
            case NONE, KEEP -> {}
            case RELEASE -> {
                // What the treasury holds, as it reported before, may still be paid.
                if (!pi.duplicateReported()) {
                    ledger.release(pi, now, by);
                }
            }
            case EXPENSE -> ledger.expense(pi, now, by);
            case REVERSE -> ledger.reverse(pi, now, by);
            case SUSPENSE_IN ->
                payments.stream()
                        .filter(MovedPayment::moved)
                        .forEach(payment -> memo(pi, LedgerKind.SUSPENSE_IN, payment, now, by));
            case SUSPENSE_OUT ->
                payments.stream()
                        .filter(MovedPayment::moved)
                        .forEach(payment -> memo(pi, LedgerKind.SUSPENSE_OUT, payment, now, by));
        }
    }

    private void memo(PaymentInstruction pi, LedgerKind kind, MovedPayment payment, Instant now, String by) {
        Beneficiary beneficiary = payment.beneficiary();
        ledger.memo(
                pi,
                kind,
                beneficiary.id(),
                beneficiary.amount(),
                payment.facts().challanNumber(),
                now,
                by);
    }
}
