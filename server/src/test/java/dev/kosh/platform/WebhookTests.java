package dev.kosh.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.events.deliveries.DeliveredEvents;
import dev.kosh.outbound.PlayedServer;
import dev.kosh.outbound.PlayedServer.Asked;
import dev.kosh.outbound.PlayedServer.Reply;
import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.PaymentBody;
import dev.kosh.testing.Trail;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other systems are told, by webhook (docs/contract/events.md, events for other systems). */
@Tag("long")
@DeskTest
@Import(DeliveredEvents.class)
@TestPropertySource(
        properties = {
            "kosh.webhooks.allow-http=true",
            "kosh.webhooks.allowed-networks=127.0.0.0/8",
            "kosh.webhooks.timeout=500ms"
        })
class WebhookTests {

    private static final String CREATED = "egov.collection.payment-create";
    private static final String CANCELLED = "egov.collection.payment-cancel";
    private static final String UPDATED = "egov.collection.payment-update";

    private final PlayedServer receiver = new PlayedServer();
    private final Desk desk;
    private final HttpCalls calls;
    private final DeliveredEvents delivered;
    private final JdbcClient jdbc;
    private final MovableClock clock;
    private final JsonMapper json;
    private final String administrator;

    @Autowired
    WebhookTests(
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
    }

    private Answer call(String operation, String body) {
        return calls.post("/events/v1/" + operation, body.replace('\'', '"'), administrator);
    }

    private JsonNode subscribe(String tenant, String... topics) {
        Answer answer = call("subscriptions/_create", """
                {'tenantId': '%s', 'subscription': {'url': '%s', 'topics': [%s]}}""".formatted(
                tenant,
                receiver.address("/hook"),
                String.join(
                        ", ",
                        List.of(topics).stream().map(topic -> "'" + topic + "'").toList())));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode bill() {
        return desk.fetch("PT", desk.owes("PT", "PT_TAX", "100"));
    }

    private JsonNode pay(JsonNode bill) {
        return desk.pay(PaymentBody.cash().bill(bill));
    }

    private JsonNode pay() {
        return pay(bill());
    }

    private List<String> topics() {
        return receiver.asked().stream()
                .map(asked -> asked.headers().getFirst("x-kosh-topic"))
                .toList();
    }

    private JsonNode body(int index) {
        return json.readTree(receiver.asked().get(index).body());
    }

    private long owed() {
        return jdbc.sql("select count(*) from events.delivery")
                .query(Long.class)
                .single();
    }

    private JsonNode found(String tenant) {
        return call("subscriptions/_search", "{'tenantId': '" + tenant + "'}")
                .body()
                .at("/subscriptions/0");
    }

    @Test
    void whileNobodyListensNothingIsKeptAndALaterSubscriptionHearsOnlyOfWhatComes() {
        pay();
        assertThat(owed()).isZero();

        subscribe("pb.amritsar");
        JsonNode payment = pay();
        delivered.now();

        assertThat(topics()).contains(CREATED);
        assertThat(receiver.asked().stream().filter(asked -> asked.body().contains("\"Payment\"")))
                .singleElement()
                .satisfies(asked ->
                        assertThat(asked.body()).contains(payment.path("id").asString()));
    }

    @Test
    void aPaymentIsToldAsTheAnswerHadItSignedAndWithoutTheToken() throws GeneralSecurityException {
        String secret = subscribe("pb.amritsar", CREATED).path("secret").asString();

        JsonNode payment = pay();
        delivered.now();

        assertThat(receiver.asked()).hasSize(1);
        assertThat(body(0).path("Payment")).isEqualTo(payment);
        assertThat(body(0).at("/RequestInfo/userInfo/uuid").asString()).isNotBlank();
        assertThat(body(0).at("/RequestInfo/msgId").asString()).endsWith("|en_IN");
        assertThat(receiver.asked().get(0).body()).doesNotContain("authToken", desk.clerk());
        Asked asked = receiver.asked().get(0);
        String signed = asked.headers().getFirst("webhook-id") + "."
                + asked.headers().getFirst("webhook-timestamp") + "." + asked.body();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        assertThat(asked.headers().getFirst("webhook-signature"))
                .isEqualTo("v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
        assertThat(Long.parseLong(asked.headers().getFirst("webhook-timestamp")))
                .isEqualTo(clock.instant().getEpochSecond());
        assertThat(delivered.now()).isZero();
    }

    @Test
    void whatHappensToAPaymentIsToldInItsOrderAndARemittanceIsNoCancellation() {
        subscribe("pb", CREATED, CANCELLED, UPDATED);
        JsonNode cash = pay();
        desk.act("CANCEL", cash);
        JsonNode cheque = desk.pay(PaymentBody.cheque(Desk.NOW.toEpochMilli()).bill(bill()));
        desk.act("REMIT", cheque);
        desk.act("DISHONOUR", cheque);
        for (int i = 0; i < 6; i++) {
            delivered.now();
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(told(cash)).containsExactly(CREATED + " NEW ACTIVE", CANCELLED + " CANCELLED CANCELLED");
        assertThat(told(cheque))
                .containsExactly(
                        CREATED + " NEW ACTIVE", UPDATED + " DEPOSITED ACTIVE", CANCELLED + " DISHONOURED CANCELLED");
    }

    private List<String> told(JsonNode payment) {
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

    @Test
    void aFailingEventHoldsUpLaterOnesOfItsBillAndNoOthers() {
        subscribe("pb.amritsar", CREATED, CANCELLED);
        JsonNode stubborn = pay();
        receiver.replies(asked -> asked.body().contains(stubborn.path("id").asString())
                        && CREATED.equals(asked.headers().getFirst("x-kosh-topic"))
                ? Reply.of(500, "")
                : Reply.of(204, ""));
        delivered.now();
        desk.act("CANCEL", stubborn);
        JsonNode easy = pay();
        clock.advance(Duration.ofSeconds(5));
        delivered.now();
        clock.advance(Duration.ofSeconds(5));
        delivered.now();

        assertThat(told(easy)).hasSize(1);
        assertThat(told(stubborn)).as("once, and nothing behind it").hasSize(1);

        receiver.replies(asked -> Reply.of(200, "ok"));
        clock.advance(Duration.ofSeconds(30));
        delivered.now();
        clock.advance(Duration.ofSeconds(30));
        delivered.now();
        assertThat(told(stubborn)).hasSize(3).last().asString().startsWith(CANCELLED);
    }

    @Test
    void afterADayAnEventIsParkedAndAReplaySendsItAndWhatIsBehindItInOrder() {
        JsonNode subscription = subscribe("pb.amritsar", CREATED, CANCELLED).path("subscription");
        receiver.replies(asked -> Reply.of(503, ""));
        JsonNode payment = pay();
        desk.act("CANCEL", payment);
        for (int hour = 0; hour < 60; hour++) {
            delivered.now();
            clock.advance(Duration.ofHours(1));
        }
        int attempts = receiver.asked().size();
        assertThat(attempts).isBetween(20, 30);
        assertThat(found("pb.amritsar").path("parkedEvents").asInt()).isEqualTo(1);
        assertThat(found("pb.amritsar").path("waitingEvents").asInt()).isEqualTo(1);

        receiver.replies(asked -> Reply.of(200, ""));
        receiver.forget();
        Answer replayed = call(
                "subscriptions/_replay",
                "{'tenantId': 'pb.amritsar', 'id': '%s', 'fromTime': %d}"
                        .formatted(subscription.path("id").asString(), Desk.NOW.toEpochMilli()));
        assertThat(replayed.body().path("replayedEvents").asInt()).isEqualTo(2);
        delivered.now();
        clock.advance(Duration.ofSeconds(2));
        delivered.now();

        assertThat(topics()).containsExactly(CREATED, CANCELLED);
        assertThat(told(payment)).first().asString().isEqualTo(CREATED + " NEW ACTIVE");
        assertThat(found("pb.amritsar").path("waitingEvents").asInt()).isZero();
    }

    @Test
    void deliveredEventsAreToldAgainFromAnIdOn() {
        JsonNode subscription = subscribe("pb.amritsar", CREATED).path("subscription");
        pay();
        pay();
        delivered.now();
        String second = receiver.asked().stream()
                .map(asked -> asked.headers().getFirst("webhook-id"))
                .max(Comparator.comparingLong(Long::parseLong))
                .orElseThrow();
        receiver.forget();

        Answer replayed = call(
                "subscriptions/_replay",
                "{'tenantId': 'pb.amritsar', 'id': '%s', 'fromEventId': %s}"
                        .formatted(subscription.path("id").asString(), second));
        delivered.now();

        assertThat(replayed.body().path("replayedEvents").asInt()).isEqualTo(1);
        assertThat(receiver.asked())
                .singleElement()
                .satisfies(asked ->
                        assertThat(asked.headers().getFirst("webhook-id")).isEqualTo(second));
        Answer log = call(
                "deliveries/_search",
                "{'tenantId': 'pb.amritsar', 'id': '%s', 'status': 'DELIVERED'}"
                        .formatted(subscription.path("id").asString()));
        assertThat(log.body().path("deliveries").size()).isEqualTo(2);
    }

    @Test
    void anEventThatCannotBeToldHoldsUpNoOthers() {
        subscribe("pb.amritsar", CREATED);
        JsonNode told = pay();
        jdbc.sql("""
                        insert into events.delivery
                            (tenant_id, subscription_id, topic, subject, keys, detail, occurred_at, owed_since, due_at)
                        select tenant_id, subscription_id, topic, made.subject, array[made.subject], detail, occurred_at,
                               owed_since, due_at - interval '1 minute'
                        from events.delivery, (values ('no id at all'), ('00000000-0000-0000-0000-000000000000'))
                            as made (subject)
                        """).update();

        delivered.now();

        assertThat(told(told)).hasSize(1);
        assertThat(found("pb.amritsar").path("waitingEvents").asInt()).isEqualTo(2);
    }

    @Test
    void aReceiverThatDoesNotAnswerIsNotAskedForEachOfManyEvents() {
        subscribe("pb.amritsar", CREATED);
        for (int i = 0; i < 12; i++) {
            pay();
        }
        receiver.replies(asked -> Reply.late(700));

        delivered.now();

        assertThat(receiver.asked()).hasSizeBetween(3, 8);
        assertThat(found("pb.amritsar").path("waitingEvents").asInt()).isEqualTo(12);
    }

    @Test
    void aSubscriptionThatIsOffHearsNothingAndOneOfAnotherTenantNeither() {
        JsonNode off = subscribe("pb.amritsar").path("subscription");
        call(
                "subscriptions/_disable",
                "{'tenantId': 'pb.amritsar', 'id': '%s'}"
                        .formatted(off.path("id").asString()));
        subscribe("pb.jalandhar");

        pay();
        delivered.now();

        assertThat(receiver.asked()).isEmpty();
        assertThat(found("pb.amritsar").path("active").asBoolean()).isFalse();
    }

    @Test
    void aRolledBackPaymentIsNotTold() {
        subscribe("pb.amritsar");
        JsonNode bill = bill();
        pay(bill);
        jdbc.sql("truncate events.delivery").update();

        assertThat(desk.tryPay(PaymentBody.cash().bill(bill)).status()).isEqualTo(400);

        assertThat(owed()).isZero();
    }

    @Test
    void correctionsWithdrawnBillsAndDemandsAreTold() {
        subscribe("pb.amritsar", UPDATED, "bill-cancel-topic-name", "create-demand-index");
        JsonNode demand = desk.create(DemandBody.of("PT", desk.consumer()).line("PT_TAX", "100"));
        delivered.now();
        assertThat(topics()).containsExactly("create-demand-index");
        assertThat(body(0).at("/Demands/0/id")).isEqualTo(demand.at("/0/id"));
        receiver.forget();

        JsonNode bill = desk.fetch("PT", demand.at("/0/consumerCode").asString());
        Answer cancelled = calls.post(
                "/billing-service/bill/v2/_cancelbill",
                """
                {"UpdateBillCriteria": {"tenantId": "pb.amritsar", "businessService": "PT", "consumerCodes": ["%s"],
                 "additionalDetails": {"reason": "WRONG", "reasonMessage": "wrong reading"}}}""".formatted(bill.path("consumerCode").asString()),
                desk.clerk());
        assertThat(cancelled.status()).isEqualTo(200);
        delivered.now();
        assertThat(topics()).containsExactly("bill-cancel-topic-name");
        assertThat(body(0).at("/Bills/0/status").asString()).isEqualTo("CANCELLED");

        JsonNode payment = pay();
        receiver.forget();
        Answer corrected = calls.post(
                "/collection-services/payments/_update",
                """
                {"Payment": {"id": "%s", "tenantId": "pb.amritsar", "payerName": "Asha Patil"}}""".formatted(payment.path("id").asString()),
                desk.clerk());
        assertThat(corrected.status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        delivered.now();
        assertThat(topics()).contains(UPDATED);
        assertThat(receiver.asked().stream()
                        .filter(asked -> UPDATED.equals(asked.headers().getFirst("x-kosh-topic"))))
                .singleElement()
                .satisfies(asked -> assertThat(json.readTree(asked.body())
                                .at("/Payment/payerName")
                                .asString())
                        .isEqualTo("Asha Patil"));
    }

    @Test
    void whatADeadProcessHadInHandIsToldByAnotherAndTwoProcessesTellEachEventOnceInOrder() {
        subscribe("pb.amritsar", CREATED, CANCELLED);
        List<JsonNode> payments = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            payments.add(pay());
            desk.act("CANCEL", payments.get(i));
        }
        jdbc.sql("update events.delivery set leased_until = :until where topic = :topic")
                .param("until", clock.instant().plusSeconds(120).atOffset(ZoneOffset.UTC))
                .param("topic", CREATED)
                .update();
        delivered.now();
        assertThat(receiver.asked()).as("they are in another's hands").isEmpty();

        clock.advance(Duration.ofMinutes(3));
        for (int i = 0; i < 3; i++) {
            Desk.together(List.<Callable<Integer>>of(delivered::now, delivered::now));
            clock.advance(Duration.ofMinutes(3));
        }

        assertThat(payments)
                .allSatisfy(payment -> assertThat(told(payment))
                        .containsExactly(CREATED + " NEW ACTIVE", CANCELLED + " CANCELLED CANCELLED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/hook",
                "https://[::1]/hook",
                "http://169.254.169.254/latest",
                "https://user:pw@example.org/",
                "ftp://127.0.0.1/",
                "https://no-such-host.invalid/",
                "file:///etc/passwd",
                "/hook",
                "http://127.0.0.1/#x"
            })
    void anAddressThatIsNotToBeCalledIsRefused(String url) {
        Answer answer =
                call("subscriptions/_create", "{'tenantId': 'pb', 'subscription': {'url': '%s'}}".formatted(url));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("INVALID_SUBSCRIPTION");
    }

    @Test
    void onlyAdministratorsOfTheTenantLookAfterSubscriptionsAndTheSecretIsToldOnce() {
        JsonNode made = subscribe("pb");
        String secret = made.path("secret").asString();

        assertThat(calls.post("/events/v1/subscriptions/_search", "{\"tenantId\": \"pb.amritsar\"}", desk.clerk())
                        .status())
                .isEqualTo(403);
        assertThat(call("subscriptions/_search", "{'tenantId': 'od'}").status()).isEqualTo(403);
        assertThat(call("subscriptions/_search", "{'tenantId': 'pb'}").body().toString())
                .doesNotContain(secret);
        assertThat(jdbc.sql("select row_to_json(s)::text from events.subscription s")
                        .query(String.class)
                        .single())
                .doesNotContain(secret);
        assertThat(call(
                                "subscriptions/_create",
                                "{'tenantId': 'pb', 'subscription': {'url': '%s', 'topics': ['x']}}"
                                        .formatted(receiver.address("/")))
                        .errorCode())
                .isEqualTo("INVALID_SUBSCRIPTION");
    }

    @Test
    void whoLooksAfterASubscriptionIsOnTheTrail() {
        String id = subscribe("pb").at("/subscription/id").asString();
        String named = "{'tenantId': 'pb', 'id': '%s'%s}";
        for (String act : List.of("_disable", "_enable")) {
            assertThat(Trail.of(call("subscriptions/" + act, named.formatted(id, "")), jdbc))
                    .as(act)
                    .hasSize(1);
        }
        assertThat(Trail.of(call("subscriptions/_replay", named.formatted(id, ", 'fromEventId': 1")), jdbc))
                .hasSize(1);
        assertThat(jdbc.sql("select count(*) from events.audit_entry where object_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .as("making it, too")
                .isEqualTo(4);
    }
}
