package dev.kosh.collection.receipts;

import dev.kosh.billing.Payer;
import dev.kosh.collection.Payment;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.collection.PaymentStatus;
import dev.kosh.collection.Payments;
import dev.kosh.collection.Receipt;
import dev.kosh.events.OutboxBatchHandler;
import dev.kosh.events.OutboxMessage;
import dev.kosh.masters.BusinessService;
import dev.kosh.masters.Masters;
import dev.kosh.notification.SmsMessage;
import dev.kosh.notification.SmsSender;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.TenantId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells a payer, one message per receipt, that his payment was recorded (docs/contract/collection.md, messages). */
@Component
class ReceiptSms implements OutboxBatchHandler {

    private static final String KIND = "RECEIPT_ISSUED";
    private static final String AT_THE_COUNTER = "UC_NOTIF_WF_MT_NEW";
    private static final String IN_THE_BANK = "UC_NOTIF_WF_MT_DEPOSITED";

    private final Payments payments;
    private final Masters masters;
    private final SmsSender sms;

    ReceiptSms(Payments payments, Masters masters, SmsSender sms) {
        this.payments = payments;
        this.masters = masters;
        this.sms = sms;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<OutboxMessage, RuntimeException> deliverAll(List<OutboxMessage> messages) {
        Map<UUID, OutboxMessage> byPayment = new HashMap<>();
        messages.forEach(message -> byPayment.put(paymentId(message), message));
        Map<SmsMessage, OutboxMessage> causes = new LinkedHashMap<>();
        for (Payment payment : payments.find(byId(messages))) {
            OutboxMessage cause = Objects.requireNonNull(byPayment.get(payment.id()));
            String locale = cause.payload().path("locale").asString(RequestInfo.DEFAULT_LOCALE);
            payment.receipts().forEach(receipt -> causes.put(message(payment, receipt, locale), cause));
        }
        Map<OutboxMessage, RuntimeException> failures = new HashMap<>();
        sms.sendAll(List.copyOf(causes.keySet()))
                .forEach((message, failure) -> failures.put(Objects.requireNonNull(causes.get(message)), failure));
        return failures;
    }

    private static UUID paymentId(OutboxMessage message) {
        return UUID.fromString(message.payload().path("paymentId").asString());
    }

    private SmsMessage message(Payment payment, Receipt receipt, String locale) {
        Map<String, @Nullable String> values = new HashMap<>();
        values.put("owner_name", ownerOf(payment, receipt.bill().payer()));
        values.put("amount_paid", receipt.paid().toString());
        values.put("rcpt_no", receipt.number());
        values.put("mod_name", serviceName(payment.tenantId(), receipt.bill().businessService()));
        values.put("unique_id", receipt.bill().consumerCode());
        return new SmsMessage(
                payment.tenantId(),
                "receipt " + receipt.id(),
                payment.status() == PaymentStatus.NEW ? AT_THE_COUNTER : IN_THE_BANK,
                locale,
                payment.paidBy().mobileNumber(),
                values);
    }

    private static @Nullable String ownerOf(Payment payment, Payer payer) {
        return payer.name() == null ? payment.paidBy().payerName() : payer.name();
    }

    private String serviceName(TenantId tenant, String code) {
        return masters.billing(tenant)
                .flatMap(known -> known.service(code))
                .map(BusinessService::name)
                .orElse(code);
    }

    private static PaymentCriteria byId(List<OutboxMessage> messages) {
        Set<TenantId> tenants = messages.stream().map(OutboxMessage::tenantId).collect(Collectors.toSet());
        Set<UUID> ids = messages.stream().map(ReceiptSms::paymentId).collect(Collectors.toSet());
        return PaymentCriteria.byId(List.copyOf(tenants), ids);
    }
}
