package dev.kosh.collection;

import dev.kosh.access.Caller;
import dev.kosh.collection.PaymentUpdate.ReceiptChange;
import dev.kosh.collection.store.PaymentStore;
import dev.kosh.collection.store.PaymentUpdateWriter;
import dev.kosh.wire.JsonMerge;
import dev.kosh.wire.Problems;
import dev.kosh.wire.RequestRefused;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Corrects what stands on receipts beside the money (docs/contract/collection.md, update). */
@Service
public class PaymentUpdates {

    private final PaymentStore store;
    private final PaymentUpdateWriter writer;
    private final Clock clock;

    PaymentUpdates(PaymentStore store, PaymentUpdateWriter writer, Clock clock) {
        this.store = store;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Writes what the update names and leaves the rest.
     *
     * @return the payment as it is then
     * @throws RequestRefused when there is no such payment or receipt, or the payment was undone; nothing was written then
     */
    @Transactional
    public Payment update(PaymentUpdate update, Caller caller) {
        UUID id = update.paymentId();
        if (id == null || !writer.lock(update.tenantId(), id)) {
            throw new RequestRefused(
                    CollectionError.RECEIPT_UPDATE_NOT_FOUND,
                    "id: no payment at the tenant has it; search for it first");
        }
        Payment before = byId(update, id);
        if (before.isUndone()) {
            throw new RequestRefused(
                    CollectionError.PAYMENT_WORKFLOW_INVALID_PAYMENT,
                    "id: the payment is " + before.status() + "; what is undone stays as it is");
        }
        List<Receipt> corrected = corrected(update, before);
        writer.write(
                before,
                update.over(before.paidBy()),
                JsonMerge.over(before.additionalDetails(), update.additionalDetails()),
                corrected,
                update.members(),
                clock.instant(),
                caller);
        return byId(update, id);
    }

    private Payment byId(PaymentUpdate update, UUID id) {
        return store.find(PaymentCriteria.byId(List.of(update.tenantId()), Set.of(id)))
                .get(0);
    }

    private static List<Receipt> corrected(PaymentUpdate update, Payment payment) {
        if (update.receipts().size() > Payments.MOST_BILLS) {
            throw new RequestRefused(
                    CollectionError.INVALID_PAYMENTDETAIL,
                    "paymentDetails: " + update.receipts().size() + " receipts; a payment has up to "
                            + Payments.MOST_BILLS);
        }
        Map<UUID, Receipt> receipts = new LinkedHashMap<>();
        payment.receipts().forEach(receipt -> receipts.put(receipt.id(), receipt));
        Problems problems = new Problems();
        for (ReceiptChange change : update.receipts()) {
            Receipt before = change.receiptId() == null ? null : receipts.get(change.receiptId());
            if (before == null) {
                problems.add(
                        CollectionError.RECEIPT_UPDATE_NOT_FOUND,
                        "paymentDetails.id: " + change.receiptId() + " is no receipt of the payment");
            } else {
                checkVouchers(change, before, problems);
                Receipt after = change.over(before);
                InstrumentRules.checkManualDate(
                        payment.mode(), payment.instrumentDate(), after.manualReceiptDate(), problems);
                receipts.put(before.id(), after);
            }
        }
        problems.throwIfAny();
        return List.copyOf(receipts.values());
    }

    private static void checkVouchers(ReceiptChange change, Receipt receipt, Problems problems) {
        for (UUID detail : change.voucherHeaders().keySet()) {
            if (receipt.bill().details().stream().noneMatch(each -> each.id().equals(detail))) {
                problems.add(
                        CollectionError.RECEIPT_UPDATE_NOT_FOUND,
                        "billDetails.id: " + detail + " is no detail of the receipt's bill");
            }
        }
    }
}
