package dev.kosh.collection.web;

import dev.kosh.collection.InstrumentStatus;
import dev.kosh.collection.Payment;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.collection.PaymentStatus;
import dev.kosh.collection.Payments;
import dev.kosh.events.AnnouncedEvent;
import dev.kosh.events.EventSource;
import dev.kosh.masters.Masters;
import dev.kosh.wire.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Payments as other systems are told of them: the payment of the end points, with the status that it had then. */
@Component
class PaymentEvents implements EventSource {

    private static final Set<String> TOPICS = Set.of(
            "egov.collection.payment-create", "egov.collection.payment-cancel", "egov.collection.payment-update");

    private final Payments payments;
    private final Masters masters;
    private final JsonMapper json;

    PaymentEvents(Payments payments, Masters masters, JsonMapper json) {
        this.payments = payments;
        this.masters = masters;
        this.json = json;
    }

    @Override
    public Set<String> topics() {
        return TOPICS;
    }

    @Override
    public Map<AnnouncedEvent, Map<String, JsonNode>> payloads(List<AnnouncedEvent> events) {
        List<TenantId> tenants =
                events.stream().map(AnnouncedEvent::tenantId).distinct().toList();
        Set<UUID> ids =
                events.stream().map(event -> UUID.fromString(event.subject())).collect(Collectors.toSet());
        Map<UUID, Payment> byId = payments.find(PaymentCriteria.byId(tenants, ids)).stream()
                .collect(Collectors.toMap(Payment::id, Function.identity()));
        Map<AnnouncedEvent, Map<String, JsonNode>> payloads = new HashMap<>();
        for (AnnouncedEvent event : events) {
            Payment payment = byId.get(UUID.fromString(event.subject()));
            if (payment != null && payment.tenantId().equals(event.tenantId())) {
                payloads.put(event, Map.of("Payment", wire(asItWas(payment, event))));
            }
        }
        return payloads;
    }

    private JsonNode wire(Payment payment) {
        return json.valueToTree(
                PaymentJson.of(payment, masters.billing(payment.tenantId()).orElse(null), false));
    }

    private static Payment asItWas(Payment payment, AnnouncedEvent event) {
        PaymentStatus status = named(PaymentStatus.class, event.detail("status"));
        return status == null || status == payment.status()
                ? payment
                : payment.asItWas(status, named(InstrumentStatus.class, event.detail("instrumentStatus")));
    }

    private static <E extends Enum<E>> @Nullable E named(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
