package dev.kosh.collection;

import dev.kosh.access.Caller;
import dev.kosh.billing.Bills;
import dev.kosh.billing.PayableBill;
import dev.kosh.billing.Reversal;
import dev.kosh.collection.store.PaymentStore;
import dev.kosh.collection.store.WorkflowWriter;
import dev.kosh.wire.Problems;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Cancels, dishonours and remits recorded payments (docs/contract/collection.md, workflow). Reads once, decides in Java,
 * writes once: payment, receipts, bills and demands change together or not at all.
 */
@Service
public class ReceiptWorkflow {

    /** Each attempt fails only because one of the payments or their consumers changed in between. */
    private static final int ATTEMPTS = 20;

    private static final Comparator<Payment> LATEST_FIRST = Comparator.comparing(
                    (Payment payment) -> payment.audit().createdTime())
            .thenComparing(payment -> payment.id().toString())
            .reversed();

    private final PaymentStore store;
    private final WorkflowWriter writer;
    private final Bills bills;
    private final Clock clock;

    ReceiptWorkflow(PaymentStore store, WorkflowWriter writer, Bills bills, Clock clock) {
        this.store = store;
        this.writer = writer;
        this.bills = bills;
        this.clock = clock;
    }

    /**
     * Does what is ordered with all of the payments.
     *
     * @return the payments as they are then, latest first
     * @throws RequestRefused when one of them cannot be treated so; nothing was written then
     */
    public List<Payment> act(WorkflowOrder order, Caller caller) {
        Set<UUID> ids = idsOf(order);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Instant now = clock.instant();
            Map<UUID, PayableBill> paidBills = order.action().undoes() ? paidBills(order.tenantId(), ids) : Map.of();
            List<Payment> payments = read(order, ids);
            new WorkflowRights(caller, order.tenantId(), now).check(order.action(), payments);
            Reversal reversal =
                    order.action().undoes() ? reversal(order.tenantId(), payments, paidBills) : Reversal.NONE;
            if (writer.write(order, payments, reversal, now, caller)) {
                return byId(order.tenantId(), ids);
            }
        }
        throw new IllegalStateException("the payments kept changing while the action was recorded");
    }

    private static Set<UUID> idsOf(WorkflowOrder order) {
        Problems problems = new Problems();
        Set<UUID> ids = new HashSet<>();
        for (WorkflowOrder.Step step : order.steps()) {
            if (step.paymentId() == null) {
                problems.add(CollectionError.RECEIPT_WORKFLOW_INVALID_RECEIPT, "paymentId: a text that is no id");
            } else if (!ids.add(step.paymentId())) {
                problems.add(
                        CollectionError.RECEIPT_WORKFLOW_INVALID_RECEIPT,
                        "paymentId: " + step.paymentId() + " stands twice");
            }
        }
        problems.throwIfAny();
        return ids;
    }

    /** The payments ordered about, latest first; all of them must be there and open to the action. */
    private List<Payment> read(WorkflowOrder order, Set<UUID> ids) {
        List<Payment> payments = byId(order.tenantId(), ids);
        Set<UUID> open = new HashSet<>();
        payments.stream().filter(order.action()::isOpenTo).map(Payment::id).forEach(open::add);
        Problems problems = new Problems();
        ids.stream()
                .filter(id -> !open.contains(id))
                .sorted()
                .forEach(id -> problems.add(
                        CollectionError.RECEIPT_WORKFLOW_INVALID_RECEIPT,
                        "paymentId: no payment " + id + " at the tenant whose mode and status allow "
                                + order.action()));
        problems.throwIfAny();
        return payments;
    }

    private List<Payment> byId(TenantId tenant, Set<UUID> ids) {
        return store.find(PaymentCriteria.byId(List.of(tenant), ids)).stream()
                .sorted(LATEST_FIRST)
                .toList();
    }

    /**
     * The bills with the balances behind them. They are read first: when their payments are open to the action after
     * that, those balances are theirs; and a later payment that is not seen yet moves the account on.
     */
    private Map<UUID, PayableBill> paidBills(TenantId tenant, Set<UUID> paymentIds) {
        Map<UUID, PayableBill> billById = new HashMap<>();
        bills.payable(tenant, store.billIds(tenant, paymentIds))
                .forEach(payable -> billById.put(payable.bill().id(), payable));
        return billById;
    }

    private Reversal reversal(TenantId tenant, List<Payment> payments, Map<UUID, PayableBill> paidBills) {
        checkLatest(tenant, payments);
        List<Reversal.Paid> paid = new ArrayList<>();
        for (Payment payment : payments) {
            for (Receipt receipt : payment.receipts()) {
                paid.add(new Reversal.Paid(
                        Objects.requireNonNull(paidBills.get(receipt.bill().id())),
                        Objects.requireNonNull(receipt.apportionment())));
            }
        }
        return Reversal.of(paid)
                .orElseThrow(() -> new RequestRefused(
                        CollectionError.RECEIPT_WORKFLOW_ACTION_NOT_APPLICABLE,
                        "what was paid beyond the dues has paid a later demand since; it cannot be taken back"));
    }

    private void checkLatest(TenantId tenant, List<Payment> payments) {
        Problems problems = new Problems();
        store.followed(tenant, payments.stream().map(Payment::id).toList())
                .forEach(id -> problems.add(
                        CollectionError.RECEIPT_WORKFLOW_ACTION_NOT_APPLICABLE,
                        "payment " + id + " is not its consumer's latest; begin with the latest"));
        problems.throwIfAny();
    }
}
