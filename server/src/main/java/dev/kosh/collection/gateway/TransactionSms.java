package dev.kosh.collection.gateway;

import dev.kosh.billing.Bill;
import dev.kosh.billing.Bills;
import dev.kosh.collection.GatewaySettings;
import dev.kosh.events.OutboxHandler;
import dev.kosh.events.OutboxMessage;
import dev.kosh.notification.SmsMessage;
import dev.kosh.notification.SmsSender;
import dev.kosh.sql.Times;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells payers what became of a transaction that a job found out about; nobody looks at a page then. */
@Component
class TransactionSms implements OutboxHandler {

    private static final String TEMPLATE = "PG_NOTIFICATION_";

    private final JdbcClient jdbc;
    private final TransactionStore store;
    private final Bills bills;
    private final SmsSender sms;
    private final GatewaySettings settings;
    private final JsonMapper json;

    TransactionSms(
            JdbcClient jdbc,
            TransactionStore store,
            Bills bills,
            SmsSender sms,
            GatewaySettings settings,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.store = store;
        this.bills = bills;
        this.sms = sms;
        this.settings = settings;
        this.json = json;
    }

    /** Owes the payer a message when there is something else to tell him, or it is still under way at the first poll. */
    void owe(GatewayTransaction before, GatewayTransaction after, Instant now) {
        TransactionStatus told = told(after);
        boolean isSlow = told == TransactionStatus.PENDING && after.polls() == 1;
        if (told != told(before) || isSlow) {
            jdbc.sql("select events.append_outbox(:tenant, :kind, cast(:payload as jsonb), :at)")
                    .param("tenant", after.tenantId().value())
                    .param("kind", kind())
                    .param("payload", json.writeValueAsString(Map.of("txnId", after.txnId(), "status", told.name())))
                    .param("at", Times.bind(now))
                    .query(row -> {});
        }
    }

    /** Paid is what has its receipt; while that is tried he must not pay again, and what is to be given back did not pay. */
    private static TransactionStatus told(GatewayTransaction transaction) {
        return switch (transaction.receiptState()) {
            case NONE -> transaction.status();
            case OWED -> TransactionStatus.PENDING;
            case ISSUED -> TransactionStatus.SUCCESS;
            case REFUND_DUE, REFUNDED -> TransactionStatus.FAILURE;
        };
    }

    @Override
    public String kind() {
        return "GATEWAY_TRANSACTION_POLLED";
    }

    /** What is known better by now is not told: another message tells that, and may have been quicker, or a page did. */
    @Override
    public void deliver(OutboxMessage message) {
        String status = message.payload().path("status").asString();
        store.find(message.tenantId(), message.payload().path("txnId").asString())
                .filter(transaction -> told(transaction).name().equals(status))
                .ifPresent(transaction -> sms.send(message(transaction, status)));
    }

    private SmsMessage message(GatewayTransaction transaction, String status) {
        Map<String, @Nullable String> values = new HashMap<>();
        values.put("amount", transaction.amount().toString());
        values.put("consumerCode", transaction.consumerCode());
        values.put("txnId", transaction.txnId());
        values.put("Payment failure reason", failureReason(transaction));
        values.put("payment link", link(transaction));
        return new SmsMessage(
                transaction.tenantId(),
                "gateway transaction " + transaction.txnId() + ' ' + status,
                TEMPLATE + status,
                transaction.locale(),
                transaction.payer().mobileNumber(),
                values);
    }

    /** The gateway's words, unless it took the money: then it has no failure to tell of, and we have. */
    private static String failureReason(GatewayTransaction transaction) {
        String reason = transaction.said().statusMessage();
        boolean tookIt = transaction.receiptState() == ReceiptState.REFUND_DUE
                || transaction.receiptState() == ReceiptState.REFUNDED;
        return reason == null || tookIt ? transaction.statusMessage() : reason;
    }

    private @Nullable String link(GatewayTransaction transaction) {
        if (settings.payPage() == null) {
            return null;
        }
        String service = bills.byId(
                        transaction.tenantId(), transaction.bills().get(0).billId())
                .map(Bill::businessService)
                .orElse("");
        return settings.payPage() + "?consumerCode=" + encoded(transaction.consumerCode()) + "&tenantId="
                + encoded(transaction.tenantId().value()) + "&businessService=" + encoded(service);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
