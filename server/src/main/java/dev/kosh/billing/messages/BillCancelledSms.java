package dev.kosh.billing.messages;

import dev.kosh.billing.Bill;
import dev.kosh.billing.BillDetail;
import dev.kosh.billing.Bills;
import dev.kosh.events.OutboxHandler;
import dev.kosh.events.OutboxMessage;
import dev.kosh.notification.ServiceNames;
import dev.kosh.notification.SmsMessage;
import dev.kosh.notification.SmsSender;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.RequestInfo;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Tells the payer that his bill was withdrawn, and why (docs/contract/billing.md, bill cancel). */
@Component
class BillCancelledSms implements OutboxHandler {

    private static final String TEMPLATE = "BILLINGSERVICE_BILL_CANCELLATION_NOTIF_MSG";

    private final Bills bills;
    private final ServiceNames services;
    private final SmsSender sms;

    BillCancelledSms(Bills bills, ServiceNames services, SmsSender sms) {
        this.bills = bills;
        this.services = services;
        this.sms = sms;
    }

    @Override
    public String kind() {
        return "BILL_CANCELLED";
    }

    @Override
    public void deliver(OutboxMessage message) {
        JsonNode payload = message.payload();
        UUID billId = UUID.fromString(payload.path("billId").asString());
        Bill bill = bills.byId(message.tenantId(), billId).orElseThrow();
        Map<String, @Nullable String> values = new HashMap<>();
        values.put("owner_name", bill.payer().name());
        String locale = payload.path("locale").asString(RequestInfo.DEFAULT_LOCALE);
        values.put("service", services.of(bill.tenantId(), bill.businessService(), TEMPLATE, locale));
        values.put("billing_period", period(bill));
        values.put("reason_for_cancellation", reason(bill));
        sms.send(new SmsMessage(
                bill.tenantId(),
                "bill cancelled " + bill.id(),
                TEMPLATE,
                locale,
                bill.payer().mobileNumber(),
                values));
    }

    /** Years of the first and the last day that the bill is about: {@code 2026-2027}. */
    private static String period(Bill bill) {
        Instant from = bill.details().stream()
                .map(BillDetail::periodFrom)
                .min(Instant::compareTo)
                .orElse(bill.billDate());
        Instant to = bill.details().stream()
                .map(BillDetail::periodTo)
                .max(Instant::compareTo)
                .orElse(bill.billDate());
        return BusinessCalendar.dateOf(from).getYear() + "-"
                + BusinessCalendar.dateOf(to).getYear();
    }

    private static @Nullable String reason(Bill bill) {
        JsonNode details = bill.additionalDetails();
        return details == null ? null : details.path("reasonMessage").asString(null);
    }
}
