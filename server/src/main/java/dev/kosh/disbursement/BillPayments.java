package dev.kosh.disbursement;

import dev.kosh.access.Caller;
import dev.kosh.disbursement.store.BillPaymentStore;
import dev.kosh.disbursement.store.ExpenseBillStore;
import dev.kosh.disbursement.store.InstructionStore;
import dev.kosh.disbursement.store.Numbers;
import dev.kosh.disbursement.store.RollUp;
import dev.kosh.events.AuditTrail;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Ids;
import dev.kosh.wire.Money;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes payments of approved bills and finds them again (docs/contract/disbursement-intake.md, payments). */
@Service
public class BillPayments {

    private static final String PAYMENT = "bill payment";

    private final BillPaymentStore store;
    private final ExpenseBillStore bills;
    private final InstructionCreation instructions;
    private final InstructionStore instructionStore;
    private final RollUp rollUp;
    private final Numbers numbers;
    private final AuditTrail auditTrail;
    private final Clock clock;

    BillPayments(
            BillPaymentStore store,
            ExpenseBillStore bills,
            InstructionCreation instructions,
            InstructionStore instructionStore,
            RollUp rollUp,
            Numbers numbers,
            AuditTrail auditTrail,
            Clock clock) {
        this.store = store;
        this.bills = bills;
        this.instructions = instructions;
        this.instructionStore = instructionStore;
        this.rollUp = rollUp;
        this.numbers = numbers;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /**
     * Makes one payment of these bills, and the instruction that carries it out; the instruction is pushed soon after.
     *
     * @throws RequestRefused {@link DisbursementError#BILL_NOT_PAYABLE} when a bill is not approved, withdrawn or paid by
     *     another payment
     */
    @Transactional
    public BillPayment pay(TenantId tenant, Collection<UUID> billIds, String by) {
        return make(tenant, billIds, null, by);
    }

    /**
     * {@link #pay(TenantId, Collection, String)} for a caller who says what the payment amounts to.
     *
     * @throws RequestRefused also {@link DisbursementError#PAYMENT_NET_MISMATCH}
     */
    @Transactional
    public BillPayment pay(TenantId tenant, Collection<UUID> billIds, @Nullable Money expectedNet, Caller caller) {
        BillPayment payment = make(tenant, billIds, expectedNet, caller.uuid());
        auditTrail.record(tenant, caller.actor(), "CREATED", PAYMENT, payment.number(), null);
        return payment;
    }

    private BillPayment make(TenantId tenant, Collection<UUID> billIds, @Nullable Money expectedNet, String by) {
        Set<UUID> ids = Set.copyOf(billIds);
        bills.lock(tenant, ids);
        List<ExpenseBill> found = bills.find(BillCriteria.byIds(tenant, ids));
        if (ids.isEmpty() || found.size() != ids.size() || !found.stream().allMatch(ExpenseBill::isDue)) {
            throw new RequestRefused(
                    DisbursementError.BILL_NOT_PAYABLE,
                    "payment.bills: each must be an approved, active bill of the tenant that no payment covers");
        }
        Instant now = clock.instant();
        List<BillPayment.Line> lines = lines(found);
        Money net = Money.sum(lines.stream().map(BillPayment.Line::amount).toList());
        if (expectedNet != null && !expectedNet.equals(net)) {
            throw new RequestRefused(
                    DisbursementError.PAYMENT_NET_MISMATCH,
                    "payment.netPayableAmount: " + expectedNet + ", but its bills still owe " + net);
        }
        BillPayment payment = new BillPayment(
                Ids.next(),
                tenant,
                numbers.payment(tenant, now),
                net,
                Money.ZERO,
                BillPaymentStatus.INITIATED,
                ReferenceStatus.PAYMENT_INITIATED,
                lines,
                AuditDetails.created(by, now.toEpochMilli()));
        store.insert(payment);
        instructions.create(tenant, payment.number(), by);
        return find(PaymentCriteria.byNumber(tenant, payment.number())).get(0);
    }

    private static List<BillPayment.Line> lines(List<ExpenseBill> bills) {
        List<BillPayment.Line> lines = new ArrayList<>();
        for (ExpenseBill bill : bills) {
            for (BillDetail detail : bill.details()) {
                for (PayableLine line : detail.lines()) {
                    if (line.active()) {
                        lines.add(new BillPayment.Line(
                                line.id(),
                                detail.id(),
                                bill.id(),
                                line.amount(),
                                Money.ZERO,
                                BillPaymentStatus.INITIATED));
                    }
                }
            }
        }
        return lines;
    }

    /** Payments that match, newest first. */
    public List<BillPayment> find(PaymentCriteria criteria) {
        return store.find(criteria);
    }

    /**
     * Gives a payment up of which no instruction can be paid any more. A Declined one can: it may be sent again.
     *
     * @throws RequestRefused {@link DisbursementError#PAYMENT_NOT_CANCELLABLE}
     */
    @Transactional
    public BillPayment cancel(TenantId tenant, String number, Caller caller) {
        BillPayment payment = store.lock(tenant, number)
                .orElseThrow(() ->
                        new RequestRefused(DisbursementError.PAYMENT_NOT_FIND_ERROR, "there is no payment " + number));
        boolean open = instructionStore.ofPayment(tenant, number).stream()
                .anyMatch(pi -> pi.active() && pi.status() != PiStatus.REJECTED);
        if (open || payment.status() == BillPaymentStatus.CANCELLED) {
            throw new RequestRefused(
                    DisbursementError.PAYMENT_NOT_CANCELLABLE,
                    "payment " + number + " has a payment instruction that may still be paid, or is cancelled");
        }
        rollUp.payment(
                tenant, number, BillPaymentStatus.CANCELLED, payment.referenceStatus(), clock.instant(), caller.uuid());
        auditTrail.record(tenant, caller.actor(), "CANCELLED", PAYMENT, number, null);
        return find(PaymentCriteria.byNumber(tenant, number)).get(0);
    }
}
