package dev.kosh.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.events.deliveries.DeliveredEvents;
import dev.kosh.outbound.PlayedServer.Asked;
import dev.kosh.outbound.PlayedServer.Reply;
import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.Trail;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who is told, and what is told again (docs/contract/events.md, events for other systems). */
class SubscriptionTests extends WebhookReceiverTest {

    @Autowired
    SubscriptionTests(
            Desk desk,
            HttpCalls calls,
            Accounts accounts,
            DeliveredEvents delivered,
            JdbcClient jdbc,
            MovableClock clock,
            JsonMapper json) {
        super(desk, calls, accounts, delivered, jdbc, clock, json);
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
    void whatWaitedForDaysUntilItsSubscriptionWasOnAgainIsTriedForADayFromThenOn() {
        JsonNode subscription = subscribe("pb.amritsar", CREATED).path("subscription");
        String named = "{'tenantId': 'pb.amritsar', 'id': '%s'}"
                .formatted(subscription.path("id").asString());
        pay();
        call("subscriptions/_disable", named);
        clock.advance(Duration.ofDays(3));
        call("subscriptions/_enable", named);
        receiver.replies(asked -> Reply.of(503, ""));

        delivered.now();
        clock.advance(Duration.ofHours(23));
        delivered.now();

        assertThat(receiver.asked()).hasSize(2);
        assertThat(found("pb.amritsar").path("parkedEvents").asInt()).isZero();
        clock.advance(Duration.ofHours(1));
        delivered.now();
        assertThat(found("pb.amritsar").path("parkedEvents").asInt()).isEqualTo(1);
    }

    @Test
    void whatAProcessHasInHandWhileAReplayIsAskedForIsToldAgainInItsOrder() {
        JsonNode subscription = subscribe("pb.amritsar", CREATED, CANCELLED).path("subscription");
        JsonNode payment = pay();
        delivered.now();
        desk.act("CANCEL", payment);
        var lease = clock.instant().plusSeconds(120).atOffset(ZoneOffset.UTC);
        jdbc.sql("update events.delivery set leased_until = ? where topic = ?")
                .params(lease, CANCELLED)
                .update();

        Answer replayed = call(
                "subscriptions/_replay",
                "{'tenantId': 'pb.amritsar', 'id': '%s', 'fromTime': %d}"
                        .formatted(subscription.path("id").asString(), Desk.NOW.toEpochMilli()));
        jdbc.sql("update events.delivery set status = 'DELIVERED', leased_until = null where leased_until = ?")
                .param(lease)
                .update();
        receiver.forget();
        delivered.now();
        clock.advance(Duration.ofSeconds(2));
        delivered.now();

        assertThat(replayed.body().path("replayedEvents").asInt()).isEqualTo(2);
        assertThat(topics()).containsExactly(CREATED, CANCELLED);
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

    @ParameterizedTest
    @ValueSource(strings = {"_disable", "_enable", "_replay"})
    void aSubscriptionOfAnotherTenantIsNotThere(String operation) {
        String id = subscribe("pb.jalandhar", CREATED).at("/subscription/id").asString();

        Answer answer = call(
                "subscriptions/" + operation,
                "{'tenantId': 'pb.amritsar', 'id': '%s', 'fromEventId': 1}".formatted(id));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("SUBSCRIPTION_NOT_FOUND");
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
    void anotherSecretSignsAtOnceAndForADayTheFormerOneBesideIt() {
        JsonNode made = subscribe("pb.amritsar", CREATED);
        String id = made.at("/subscription/id").asString();
        String renew = "{'tenantId': 'pb.amritsar', 'id': '%s', 'newSecret': true}".formatted(id);

        Answer renewed = call("subscriptions/_enable", renew);

        String former = made.path("secret").asString();
        String secret = renewed.body().path("secret").asString();
        assertThat(secret).startsWith("whsec_").isNotEqualTo(former);
        pay();
        delivered.now();
        assertThat(signatures(0)).containsExactly(signature(0, secret), signature(0, former));
        clock.advance(Duration.ofDays(1));
        pay();
        delivered.now();
        assertThat(signatures(1)).containsExactly(signature(1, secret));
        assertThat(jdbc.sql("select action from events.audit_entry where object_id = ? order by id desc limit 1")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("SUBSCRIPTION_SECRET_RENEWED");
        assertThat(call("subscriptions/_enable", renew.replace("true", "false"))
                        .body()
                        .path("secret")
                        .isNull())
                .isTrue();
    }

    private List<String> signatures(int index) {
        return List.of(receiver.asked()
                .get(index)
                .headers()
                .getFirst("webhook-signature")
                .split(" "));
    }

    /** As a receiver works it out. */
    private String signature(int index, String secret) {
        Asked asked = receiver.asked().get(index);
        String signed = asked.headers().getFirst("webhook-id") + "."
                + asked.headers().getFirst("webhook-timestamp") + "." + asked.body();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
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
