package dev.kosh.collection.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.events.outbox.DrainedOutbox;
import dev.kosh.simulator.PaymentGatewaySimulator;
import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.MovableClock;
import dev.kosh.wire.TenantId;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the tests of this package share: the desk, the sandbox gateway, and a citizen in front of its page. */
@DeskTest
@SuppressWarnings("NullAway.Init")
abstract class GatewayTest {

    static final String UPDATE = "/pg-service/transaction/v1/_update";
    static final TenantId AMRITSAR = new TenantId(Desk.TENANT);

    private static final HttpClient BROWSER =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Autowired
    Desk desk;

    @Autowired
    HttpCalls calls;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PaymentGatewaySimulator gateway;

    @Autowired
    GatewayPolls polls;

    @Autowired
    TransactionStore store;

    @Autowired
    DrainedOutbox drained;

    @BeforeEach
    void nothingOfEarlierTestsIsDue() {
        jdbc.sql("update collection.gateway_transaction set next_poll_at = null")
                .update();
    }

    @AfterEach
    void theGatewayAndTheClockAreAsEverybodyExpectsThem() {
        gateway.beSilent(false);
        gateway.hideOrders(false);
        clock.set(Desk.NOW);
    }

    static ObjectNode order(JsonNode... bills) {
        ObjectNode transaction = JsonNodeFactory.instance.objectNode();
        ArrayNode parts = transaction.putArray("taxAndPayments");
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode bill : bills) {
            BigDecimal due = bill.path("totalAmount").decimalValue();
            parts.addObject().put("billId", bill.path("id").asString()).put("amountPaid", due);
            sum = sum.add(due);
        }
        transaction
                .put("tenantId", Desk.TENANT)
                .put("txnAmount", sum.toPlainString())
                .put("billId", bills[0].path("id").asString())
                .put("consumerCode", bills[0].path("consumerCode").asString())
                .put("productInfo", "Common Payment")
                .put("gateway", "SANDBOX")
                .put("callbackUrl", "https://city.example.org/citizen/payment/success?from=bill")
                .putObject("user")
                .put("name", "Asha Citizen")
                .put("mobileNumber", "9876543210")
                .put("tenantId", Desk.TENANT);
        return transaction;
    }

    Answer tryBegin(ObjectNode transaction) {
        return tryBegin(transaction, desk.citizen());
    }

    Answer tryBegin(ObjectNode transaction, String token) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("Transaction", transaction);
        return calls.post("/pg-service/transaction/v1/_create", body, token);
    }

    /** The transaction as create answered it. */
    JsonNode begin(ObjectNode transaction) {
        Answer answer = tryBegin(transaction);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().path("Transaction");
    }

    /** A transaction for a new bill of this much. */
    JsonNode begin(String rupees) {
        return begin(order(desk.newBill("PT", rupees)));
    }

    static String id(JsonNode transaction) {
        return transaction.path("txnId").asString();
    }

    /** The citizen opens the gateway's page. */
    static HttpResponse<String> open(JsonNode transaction) {
        return browse(HttpRequest.newBuilder(
                URI.create(transaction.path("redirectUrl").asString())));
    }

    /** A transaction whose page the citizen has opened. */
    JsonNode beginAndOpen(String rupees) {
        JsonNode transaction = begin(rupees);
        assertThat(open(transaction).statusCode()).isEqualTo(200);
        return transaction;
    }

    /** A transaction that the citizen has paid at the gateway; nobody here knows yet. */
    JsonNode beginAndPay(String rupees) {
        JsonNode transaction = beginAndOpen(rupees);
        gateway.pay(id(transaction));
        return transaction;
    }

    static HttpResponse<String> browse(HttpRequest.Builder request) {
        try {
            return BROWSER.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    Answer tryUpdate(String query) {
        return calls.post(UPDATE + '?' + query, "{}", desk.citizen());
    }

    /** The transaction as it stands after asking. */
    JsonNode update(JsonNode transaction) {
        return updateBy("transactionId=" + id(transaction));
    }

    JsonNode updateBy(String query) {
        Answer answer = tryUpdate(query);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().path("Transaction").path(0);
    }

    /** The transaction as it is on record. */
    GatewayTransaction stored(JsonNode transaction) {
        return store.find(AMRITSAR, id(transaction)).orElseThrow();
    }

    /** Payments that were recorded for a transaction. */
    long payments(JsonNode transaction) {
        return jdbc.sql("select count(*) from collection.payment where transaction_number = ?")
                .param(id(transaction))
                .query(Long.class)
                .single();
    }

    JsonNode bill(JsonNode transaction) {
        return desk.trySearchBills(
                        desk.clerk(),
                        "tenantId",
                        Desk.TENANT,
                        "billId",
                        transaction.path("billId").asString())
                .body()
                .path("Bill")
                .path(0);
    }

    List<String> audited(JsonNode transaction) {
        return jdbc.sql("select action from events.audit_entry where object_id = ? order by id")
                .param(id(transaction))
                .query((row, number) -> row.getString(1))
                .list();
    }

    void poll() {
        polls.run(() -> false);
    }
}
