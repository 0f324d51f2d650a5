package dev.kosh.collection.receipts;

import dev.kosh.collection.Payment;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.collection.Payments;
import dev.kosh.events.OutboxMessage;
import dev.kosh.wire.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The payments that outbox messages name, as they are now.
 *
 * @param messageByPayment by the payment's id
 */
record OwedPayments(List<Payment> payments, Map<UUID, OutboxMessage> messageByPayment) {

    static OwedPayments of(List<OutboxMessage> messages, Payments payments) {
        Map<UUID, OutboxMessage> byPayment = new HashMap<>();
        messages.forEach(message -> byPayment.put(paymentId(message), message));
        Set<TenantId> tenants = messages.stream().map(OutboxMessage::tenantId).collect(Collectors.toSet());
        return new OwedPayments(
                payments.find(PaymentCriteria.byId(List.copyOf(tenants), byPayment.keySet())), byPayment);
    }

    private static UUID paymentId(OutboxMessage message) {
        return UUID.fromString(message.payload().path("paymentId").asString());
    }
}
