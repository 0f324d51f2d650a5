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

    /** Owes the payer a message when the transaction has ended, or is still under way at the first poll. */
    void owe(GatewayTransaction before, GatewayTransaction after, Instant now) {
        boolean hasEnded = after.status() != before.status();
        boolean isSlow = after.status() == TransactionStatus.PENDING && after.polls() == 1;
        if (hasEnded || isSlow) {
            jdbc.sql("select events.append_outbox(:tenant, :kind, cast(:payload as jsonb), :at)")
                    .param("tenant", after.tenantId().value())
                    .param("kind", kind())
                    .param(
                            "payload",
                            json.writeValueAsString(Map.of(
                                    "txnId",
                                    after.txnId(),
                                    "status",
                                    after.status().name())))
                    .param("at", Times.bind(now))
                    .query(row -> {});
        }
    }

    @Override
    public String kind() {
        return "GATEWAY_TRANSACTION_POLLED";
    }

    @Override
    public void deliver(OutboxMessage message) {
        String status = message.payload().path("status").asString();
        store.find(message.tenantId(), message.payload().path("txnId").asString())
                .ifPresent(transaction -> sms.send(message(transaction, status)));
    }

    private SmsMessage message(GatewayTransaction transaction, String status) {
        String reason = transaction.said().statusMessage();
        Map<String, @Nullable String> values = new HashMap<>();
        values.put("amount", transaction.amount().toString());
        values.put("consumerCode", transaction.consumerCode());
        values.put("txnId", transaction.txnId());
        values.put("Payment failure reason", reason == null ? transaction.statusMessage() : reason);
        values.put("payment link", link(transaction));
        return new SmsMessage(
                transaction.tenantId(),
                "gateway transaction " + transaction.txnId() + ' ' + status,
                TEMPLATE + status,
                transaction.locale(),
                transaction.payer().mobileNumber(),
                values);
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
