package dev.kosh.collection.papers;

import dev.kosh.billing.Bill;
import dev.kosh.billing.BillCriteria;
import dev.kosh.billing.Bills;
import dev.kosh.collection.CollectionError;
import dev.kosh.collection.Payment;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.collection.Payments;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What stands on papers: payments and bills as they are stored now, whatever a caller says of them. */
@Component
class PaperContent {

    private final Payments payments;
    private final Bills bills;

    PaperContent(Payments payments, Bills bills) {
        this.payments = payments;
        this.bills = bills;
    }

    /** @throws RequestRefused when one of them is not there, or not for the caller's eyes */
    List<Payment> payments(TenantId tenant, List<UUID> ids, PaymentCriteria.Scope scope) {
        Map<UUID, Payment> byId = new HashMap<>();
        payments.find(PaymentCriteria.byId(List.of(tenant), Set.copyOf(ids)).seenBy(scope))
                .forEach(payment -> byId.put(payment.id(), payment));
        return inOrder(ids, byId, "payment");
    }

    /** @throws RequestRefused when one of them is not there */
    List<Bill> bills(TenantId tenant, List<UUID> ids) {
        Map<UUID, Bill> byId = new HashMap<>();
        bills.find(new BillCriteria(
                        List.of(tenant), Set.copyOf(ids), Set.of(), null, null, null, null, null, null, null, false))
                .forEach(bill -> byId.put(bill.id(), bill));
        return inOrder(ids, byId, "bill");
    }

    /** Where the entities stand, as far as it shows on paper. */
    List<String> statuses(PaperOrder order) {
        Stream<String> statuses = switch (order.kind()) {
            case RECEIPT ->
                payments(order.tenantId(), order.entities(), order.scope()).stream()
                        .map(payment -> String.valueOf(payment.status()));
            case BILL ->
                bills(order.tenantId(), order.entities()).stream()
                        .map(bill -> bill.status().name());
        };
        return statuses.toList();
    }

    private static <T> List<T> inOrder(List<UUID> ids, Map<UUID, T> byId, String what) {
        return ids.stream()
                .map(id -> {
                    T found = byId.get(id);
                    if (found == null) {
                        throw new RequestRefused(
                                CollectionError.PAPER_SUBJECT_NOT_FOUND, "no " + what + " " + id + " at the tenant");
                    }
                    return found;
                })
                .toList();
    }
}
