package dev.kosh.collection.receipts;

import dev.kosh.billing.Payer;
import dev.kosh.collection.Payment;
import dev.kosh.collection.Receipt;
import dev.kosh.collection.papers.Verification;
import dev.kosh.collection.store.ReceiptCodeStore;
import dev.kosh.events.OutboxMessage;
import dev.kosh.notification.ServiceNames;
import dev.kosh.notification.SmsMessage;
import dev.kosh.notification.SmsSender;
import dev.kosh.wire.RequestInfo;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends text messages about payments, one for each receipt. */
@Component
class ReceiptMessages {

    /**
     * What is said of a payment's receipts.
     *
     * @param about stands before the receipt's id in the message's reference: it is said once
     */
    record Notice(String template, String about) {}

    private static final String LINK = "rcpt_link";

    private final ServiceNames services;
    private final SmsSender sms;
    private final ReceiptCodeStore codes;
    private final Verification verification;

    ReceiptMessages(ServiceNames services, SmsSender sms, ReceiptCodeStore codes, Verification verification) {
        this.services = services;
        this.sms = sms;
        this.codes = codes;
        this.verification = verification;
    }

    /**
     * Messages that failed, with the reason of each; who was told before is not told again.
     *
     * @param notices what there is to say of a payment; null for nothing
     */
    Map<OutboxMessage, RuntimeException> send(
            List<Payment> payments,
            Map<UUID, OutboxMessage> messageByPayment,
            Function<Payment, @Nullable Notice> notices) {
        Map<SmsMessage, OutboxMessage> causes = new LinkedHashMap<>();
        for (Payment payment : payments) {
            OutboxMessage cause = Objects.requireNonNull(messageByPayment.get(payment.id()));
            Notice notice = notices.apply(payment);
            if (notice != null) {
                String locale = cause.payload().path("locale").asString(RequestInfo.DEFAULT_LOCALE);
                Map<UUID, String> links = links(payment, notice, locale);
                payment.receipts()
                        .forEach(receipt -> causes.put(message(payment, receipt, notice, locale, links), cause));
            }
        }
        Map<OutboxMessage, RuntimeException> failures = new HashMap<>();
        sms.sendAll(List.copyOf(causes.keySet()))
                .forEach((message, failure) -> failures.put(Objects.requireNonNull(causes.get(message)), failure));
        return failures;
    }

    /** Where each receipt can be seen, if the text wants that; by a code that tells nobody's number. */
    private Map<UUID, String> links(Payment payment, Notice notice, String locale) {
        Map<UUID, String> links = new HashMap<>();
        if (sms.asksFor(payment.tenantId(), notice.template(), locale, LINK)) {
            codes.codes(payment).forEach((receipt, code) -> links.put(receipt, verification.address(code)));
        }
        return links;
    }

    private SmsMessage message(
            Payment payment, Receipt receipt, Notice notice, String locale, Map<UUID, String> links) {
        Map<String, @Nullable String> values = new HashMap<>();
        values.put("owner_name", ownerOf(payment, receipt.bill().payer()));
        values.put("amount_paid", receipt.paid().toString());
        values.put("rcpt_no", receipt.number());
        values.put(
                "mod_name",
                services.of(payment.tenantId(), receipt.bill().businessService(), notice.template(), locale));
        values.put("unique_id", receipt.bill().consumerCode());
        values.put(LINK, links.get(receipt.id()));
        return new SmsMessage(
                payment.tenantId(),
                notice.about() + " " + receipt.id(),
                notice.template(),
                locale,
                payment.paidBy().mobileNumber(),
                values);
    }

    private static @Nullable String ownerOf(Payment payment, Payer payer) {
        return payer.name() == null ? payment.paidBy().payerName() : payer.name();
    }
}
