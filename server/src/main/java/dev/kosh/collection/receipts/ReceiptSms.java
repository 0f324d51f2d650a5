package dev.kosh.collection.receipts;

import dev.kosh.billing.Payer;
import dev.kosh.collection.Payment;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.collection.PaymentStatus;
import dev.kosh.collection.Payments;
import dev.kosh.collection.Receipt;
import dev.kosh.events.OutboxHandler;
import dev.kosh.events.OutboxMessage;
import dev.kosh.masters.BusinessService;
import dev.kosh.masters.Masters;
import dev.kosh.notification.SmsMessage;
import dev.kosh.notification.SmsSender;
import dev.kosh.wire.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells a payer, one message per receipt, that his payment was recorded (docs/contract/collection.md, messages). */
@Component
class ReceiptSms implements OutboxHandler {

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
    public void deliver(OutboxMessage message) {
        UUID paymentId = UUID.fromString(message.payload().path("paymentId").asString());
        String locale = message.payload().path("locale").asString("en_IN");
        for (Payment payment : payments.find(byId(message.tenantId(), paymentId))) {
            payment.receipts().forEach(receipt -> sms.send(message(payment, receipt, locale)));
        }
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

    private static PaymentCriteria byId(TenantId tenant, UUID id) {
        return new PaymentCriteria(
                List.of(tenant),
                Set.of(id),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                null,
                PaymentCriteria.Scope.EVERYBODY,
                1,
                0);
    }
}
