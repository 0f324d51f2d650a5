package dev.kosh.collection.receipts;

import dev.kosh.billing.Payer;
import dev.kosh.collection.Payment;
import dev.kosh.collection.PaymentStatus;
import dev.kosh.collection.Receipt;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells a payer, one message per receipt, that his payment was recorded (docs/contract/collection.md, messages). */
@Component
class ReceiptSms {

    private static final String AT_THE_COUNTER = "UC_NOTIF_WF_MT_NEW";
    private static final String IN_THE_BANK = "UC_NOTIF_WF_MT_DEPOSITED";

    private final Masters masters;
    private final SmsSender sms;

    ReceiptSms(Masters masters, SmsSender sms) {
        this.masters = masters;
        this.sms = sms;
    }

    /** Messages that failed, with the reason of each; who was told before is not told again. */
    Map<OutboxMessage, RuntimeException> send(List<Payment> recorded, Map<UUID, OutboxMessage> messageByPayment) {
        Map<SmsMessage, OutboxMessage> causes = new LinkedHashMap<>();
        for (Payment payment : recorded) {
            OutboxMessage cause = Objects.requireNonNull(messageByPayment.get(payment.id()));
            String locale = cause.payload().path("locale").asString(RequestInfo.DEFAULT_LOCALE);
            payment.receipts().forEach(receipt -> causes.put(message(payment, receipt, locale), cause));
        }
        Map<OutboxMessage, RuntimeException> failures = new HashMap<>();
        sms.sendAll(List.copyOf(causes.keySet()))
                .forEach((message, failure) -> failures.put(Objects.requireNonNull(causes.get(message)), failure));
        return failures;
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
}
