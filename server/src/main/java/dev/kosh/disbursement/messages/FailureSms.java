package dev.kosh.disbursement.messages;

import dev.kosh.disbursement.SmsState;
import dev.kosh.disbursement.store.PaymentMessages;
import dev.kosh.events.OutboxBatchHandler;
import dev.kosh.events.OutboxMessage;
import dev.kosh.wire.TenantId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells a beneficiary, once per failure, that his payment came back. */
@Component
class FailureSms implements OutboxBatchHandler {

    private static final String TEMPLATE = "PAYMENT_FAILED_TO_BENEFICIARY";

    private final ToldPayments payments;
    private final BeneficiarySms sms;

    FailureSms(ToldPayments payments, BeneficiarySms sms) {
        this.payments = payments;
        this.sms = sms;
    }

    @Override
    public String kind() {
        return PaymentMessages.FAILED;
    }

    @Override
    public Map<OutboxMessage, RuntimeException> deliverAll(List<OutboxMessage> messages) {
        Map<OutboxMessage, RuntimeException> failures = new HashMap<>();
        BeneficiarySms.byId(messages, "eventId")
                .forEach((tenant, byEvent) -> failures.putAll(deliver(tenant, byEvent)));
        return failures;
    }

    private Map<OutboxMessage, RuntimeException> deliver(TenantId tenant, Map<UUID, OutboxMessage> byEvent) {
        Map<ToldPayment, OutboxMessage> told = new LinkedHashMap<>();
        Set<UUID> skipped = new HashSet<>();
        Set<UUID> sent = new HashSet<>();
        for (ToldPayment each : payments.failed(tenant, byEvent.keySet())) {
            UUID event = Objects.requireNonNull(each.eventId());
            if (sms.canBeTold(each)) {
                told.put(each, Objects.requireNonNull(byEvent.get(event)));
                sent.add(event);
            } else {
                skipped.add(event);
            }
        }
        Map<OutboxMessage, RuntimeException> failures = sms.send(TEMPLATE, "failed", told);
        // Of several whom one payment pays, one who can be told is enough.
        skipped.removeAll(sent);
        sent.removeIf(event -> failures.containsKey(byEvent.get(event)));
        payments.note(tenant, skipped, SmsState.SKIPPED);
        payments.note(tenant, sent, SmsState.SENT);
        return failures;
    }
}
