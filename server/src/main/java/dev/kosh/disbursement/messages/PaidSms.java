package dev.kosh.disbursement.messages;

import dev.kosh.disbursement.store.PaymentMessages;
import dev.kosh.events.OutboxBatchHandler;
import dev.kosh.events.OutboxMessage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Tells a beneficiary that his payment was made, unless it came back before the message left. */
@Component
class PaidSms implements OutboxBatchHandler {

    private static final String TEMPLATE = "PAYMENT_SUCCESS_TO_BENEFICIARY";

    private final ToldPayments payments;
    private final BeneficiarySms sms;

    PaidSms(ToldPayments payments, BeneficiarySms sms) {
        this.payments = payments;
        this.sms = sms;
    }

    @Override
    public String kind() {
        return PaymentMessages.PAID;
    }

    @Override
    public Map<OutboxMessage, RuntimeException> deliverAll(List<OutboxMessage> messages) {
        Map<OutboxMessage, RuntimeException> failures = new HashMap<>();
        BeneficiarySms.byId(messages, "beneficiaryId").forEach((tenant, byId) -> {
            Map<ToldPayment, OutboxMessage> told = new LinkedHashMap<>();
            payments.made(tenant, byId.keySet()).stream()
                    .filter(sms::canBeTold)
                    .forEach(each -> told.put(each, Objects.requireNonNull(byId.get(each.beneficiaryId()))));
            failures.putAll(sms.send(TEMPLATE, "paid", told));
        });
        return failures;
    }
}
