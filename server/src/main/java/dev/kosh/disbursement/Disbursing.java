package dev.kosh.disbursement;

import dev.kosh.access.Caller;
import dev.kosh.disbursement.store.InstructionStore;
import dev.kosh.events.AuditTrail;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/**
 * What people order: a new instruction, the same one again, a revised one, or whichever of these a payment needs
 * (docs/contract/disbursement.md, orders). A call that brings no answer or an error is no failure of the order: the
 * instruction's message tells.
 */
@Service
public class Disbursing {

    private static final String PAYMENT_INSTRUCTION = "PAYMENT_INSTRUCTION";

    private final InstructionStore instructions;
    private final InstructionCreation creation;
    private final Pushes pushes;
    private final Revisions revisions;
    private final AuditTrail auditTrail;

    Disbursing(
            InstructionStore instructions,
            InstructionCreation creation,
            Pushes pushes,
            Revisions revisions,
            AuditTrail auditTrail) {
        this.instructions = instructions;
        this.creation = creation;
        this.pushes = pushes;
        this.revisions = revisions;
        this.auditTrail = auditTrail;
    }

    /** Makes a new original instruction of a payment and pushes it. */
    public Pushed create(TenantId tenant, String paymentNumber, Caller caller) {
        InstructionCreation.Created made =
                creation.createAtOnce(tenant, paymentNumber, caller.uuid(), audited(caller, "CREATED"));
        CallOutcome obstacle = made.obstacle();
        return obstacle == null
                ? push(made.instruction(), caller, OrderRecord.NONE)
                : new Pushed(made.instruction(), obstacle);
    }

    /** Pushes a pending or declined instruction again, original or revised, under its number. */
    public Pushed resubmit(TenantId tenant, String number, Caller caller) {
        PaymentInstruction pi = instructions
                .byNumber(tenant, number)
                .orElseThrow(() -> new RequestRefused(
                        DisbursementError.PI_NOT_FOUND, "piNumber: there is no payment instruction " + number));
        OrderRecord record = audited(caller, "RESUBMITTED");
        CallOutcome outcome = pi.isRevised()
                ? revisions.resubmit(tenant, pi.id(), Trigger.MANUAL, null, caller.uuid(), record)
                : push(pi, caller, record).outcome();
        return new Pushed(instructions.byId(tenant, pi.id()).orElseThrow(), outcome);
    }

    /** Makes a revised instruction of what failed in the chain of an instruction, and pushes it. */
    public PaymentInstruction revise(TenantId tenant, String number, boolean confirmUnchanged, Caller caller) {
        return revisions.revise(tenant, number, confirmUnchanged, caller.uuid(), audited(caller, "REVISED"));
    }

    /** Does what a payment needs: a first or new instruction, the same one again, or a revised one. */
    public PaymentInstruction disburse(TenantId tenant, String paymentNumber, Caller caller) {
        List<PaymentInstruction> active = instructions.ofPayment(tenant, paymentNumber).stream()
                .filter(PaymentInstruction::active)
                .sorted(Comparator.comparing(
                                (PaymentInstruction pi) -> pi.audit().createdTime())
                        .reversed())
                .toList();
        if (active.isEmpty() || active.get(0).status() == PiStatus.REJECTED) {
            return create(tenant, paymentNumber, caller).instruction();
        }
        for (PaymentInstruction pi : active) {
            if (pi.status() == PiStatus.PENDING || pi.status() == PiStatus.DECLINED) {
                return orRenew(
                        () -> resubmit(tenant, pi.number(), caller).instruction(), tenant, paymentNumber, caller);
            }
        }
        PaymentInstruction latest = active.get(0);
        if (latest.status() == PiStatus.COMPLETED) {
            for (PaymentInstruction pi : active) {
                if (pi.hasFailedAtLast()) {
                    return orRenew(() -> revise(tenant, pi.number(), true, caller), tenant, paymentNumber, caller);
                }
            }
        }
        throw new RequestRefused(
                DisbursementError.PAYMENT_ALREADY_PROCESSED,
                "referenceId: payment " + paymentNumber + " is under way or paid by " + latest.number());
    }

    /** A correction, or a new instruction when the treasury corrects no more. */
    private PaymentInstruction orRenew(
            Supplier<PaymentInstruction> correction, TenantId tenant, String paymentNumber, Caller caller) {
        try {
            return correction.get();
        } catch (RequestRefused refused) {
            boolean tooLate = refused.problems().stream()
                    .anyMatch(problem -> problem.code().equals(DisbursementError.PI_CORRECTION_WINDOW_OVER.code()));
            if (!tooLate) {
                throw refused;
            }
            return create(tenant, paymentNumber, caller).instruction();
        }
    }

    private Pushed push(PaymentInstruction pi, Caller caller, OrderRecord record) {
        return pushes.push(pi.tenantId(), pi.id(), Trigger.MANUAL, null, caller.uuid(), record);
    }

    private OrderRecord audited(Caller caller, String action) {
        return ordered -> auditTrail.record(
                ordered.tenantId(),
                caller.actor(),
                action,
                PAYMENT_INSTRUCTION,
                ordered.id().toString(),
                null);
    }
}
