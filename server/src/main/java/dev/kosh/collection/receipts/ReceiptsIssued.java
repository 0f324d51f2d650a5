package dev.kosh.collection.receipts;

import dev.kosh.collection.Payment;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.collection.Payments;
import dev.kosh.events.OutboxBatchHandler;
import dev.kosh.events.OutboxMessage;
import dev.kosh.wire.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a recorded payment still owes: a message to the payer, and the payer's name on the payment. */
@Component
class ReceiptsIssued implements OutboxBatchHandler {

    private final Payments payments;
    private final ReceiptSms sms;
    private final PaymentPayers payers;

    ReceiptsIssued(Payments payments, ReceiptSms sms, PaymentPayers payers) {
        this.payments = payments;
        this.sms = sms;
        this.payers = payers;
    }

    @Override
    public String kind() {
        return "RECEIPT_ISSUED";
    }

    @Override
    public Map<OutboxMessage, RuntimeException> deliverAll(List<OutboxMessage> messages) {
        Map<UUID, OutboxMessage> byPayment = new HashMap<>();
        messages.forEach(message -> byPayment.put(paymentId(message), message));
        List<Payment> recorded = payments.find(byId(messages));
        Map<OutboxMessage, RuntimeException> failures = sms.send(recorded, byPayment);
        payers.identify(recorded)
                .forEach((payment, failure) ->
                        failures.put(Objects.requireNonNull(byPayment.get(payment.id())), failure));
        return failures;
    }

    private static UUID paymentId(OutboxMessage message) {
        return UUID.fromString(message.payload().path("paymentId").asString());
    }

    private static PaymentCriteria byId(List<OutboxMessage> messages) {
        Set<TenantId> tenants = messages.stream().map(OutboxMessage::tenantId).collect(Collectors.toSet());
        Set<UUID> ids = messages.stream().map(ReceiptsIssued::paymentId).collect(Collectors.toSet());
        return PaymentCriteria.byId(List.copyOf(tenants), ids);
    }
}
