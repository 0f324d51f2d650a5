package dev.kosh.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.events.deliveries.DeliveredEvents;
import dev.kosh.outbound.PlayedServer;
import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.PaymentBody;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A system that subscribed, and the server that tells it; the clock moves when a test says so. */
@Tag("long")
@DeskTest
@Import(DeliveredEvents.class)
@TestPropertySource(
        properties = {
            "kosh.webhooks.allow-http=true",
            "kosh.webhooks.allowed-networks=127.0.0.0/8",
            "kosh.webhooks.timeout=2s"
        })
abstract class WebhookReceiverTest {

    static final String CREATED = "egov.collection.payment-create";
    static final String CANCELLED = "egov.collection.payment-cancel";
    static final String UPDATED = "egov.collection.payment-update";

    final PlayedServer receiver = new PlayedServer();
    final Desk desk;
    final HttpCalls calls;
    final DeliveredEvents delivered;
    final JdbcClient jdbc;
    final MovableClock clock;
    final JsonMapper json;
    final String administrator;

    WebhookReceiverTest(
            Desk desk,
            HttpCalls calls,
            Accounts accounts,
            DeliveredEvents delivered,
            JdbcClient jdbc,
            MovableClock clock,
            JsonMapper json) {
        this.desk = desk;
        this.calls = calls;
        this.delivered = delivered;
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
        this.administrator = PlatformUsers.token(accounts, calls, "pb", "SUPERUSER");
    }

    @BeforeEach
    void nobodyListens() {
        jdbc.sql("truncate events.subscription, events.delivery").update();
        clock.set(Desk.NOW);
    }

    @AfterEach
    void stop() {
        receiver.close();
        clock.set(Desk.NOW);
    }

    Answer call(String operation, String body) {
        return calls.post("/events/v1/" + operation, body.replace('\'', '"'), administrator);
    }

    JsonNode subscribe(String tenant, String... topics) {
        return subscribe(receiver.address("/hook"), tenant, topics);
    }

    JsonNode subscribe(URI address, String tenant, String... topics) {
        Answer answer = call("subscriptions/_create", """
                {'tenantId': '%s', 'subscription': {'url': '%s', 'topics': [%s]}}""".formatted(
                tenant,
                address,
                String.join(
                        ", ",
                        List.of(topics).stream().map(topic -> "'" + topic + "'").toList())));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    JsonNode bill() {
        return desk.fetch("PT", desk.owes("PT", "PT_TAX", "100"));
    }

    JsonNode pay(JsonNode bill) {
        return desk.pay(PaymentBody.cash().bill(bill));
    }

    JsonNode pay() {
        return pay(bill());
    }

    List<String> topics() {
        return receiver.asked().stream()
                .map(asked -> asked.headers().getFirst("x-kosh-topic"))
                .toList();
    }

    JsonNode body(int index) {
        return json.readTree(receiver.asked().get(index).body());
    }

    long owed() {
        return jdbc.sql("select count(*) from events.delivery")
                .query(Long.class)
                .single();
    }

    long owed(String status) {
        return jdbc.sql("select count(*) from events.delivery where status = ?")
                .param(status)
                .query(Long.class)
                .single();
    }

    JsonNode found(String tenant) {
        return call("subscriptions/_search", "{'tenantId': '" + tenant + "'}")
                .body()
                .at("/subscriptions/0");
    }

    List<String> told(JsonNode payment) {
        return receiver.asked().stream()
                .filter(asked -> asked.body().contains(payment.path("id").asString()))
                .map(asked -> {
                    JsonNode told = json.readTree(asked.body()).path("Payment");
                    return asked.headers().getFirst("x-kosh-topic") + " "
                            + told.path("paymentStatus").asString() + " "
                            + told.at("/paymentDetails/0/bill/status").asString();
                })
                .toList();
    }
}
