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
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.PaymentBody;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other systems are told, by webhook (docs/contract/events.md, events for other systems). */
class WebhookTests extends WebhookReceiverTest {

    @Autowired
    WebhookTests(
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

    /** D30: finance books each receipt under its number; the payment's id would be one voucher for all of them. */
    @Test
    void eachReceiptOfAPaymentOfTwoBillsIsToldByANumberOfItsOwn() {
        subscribe("pb.amritsar", CREATED, CANCELLED);

        JsonNode payment = desk.pay(PaymentBody.cash().bill(bill()).bill(bill()));
        delivered.now();
        desk.act("CANCEL", payment);
        clock.advance(Duration.ofSeconds(1));
        delivered.now();

        assertThat(topics()).containsExactly(CREATED, CANCELLED);
        assertThat(receiptNumbers(payment)).hasSize(2).doesNotHaveDuplicates().allMatch(number -> !number.isBlank());
        assertThat(receiptNumbers(body(0).path("Payment"))).isEqualTo(receiptNumbers(payment));
        assertThat(receiptNumbers(body(1).path("Payment")))
                .containsExactlyInAnyOrderElementsOf(receiptNumbers(payment));
    }

    private static List<String> receiptNumbers(JsonNode payment) {
        return payment.path("paymentDetails")
                .valueStream()
                .map(receipt -> receipt.path("receiptNumber").asString(""))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aReceiverThatSendsElsewhereIsNotFollowedWithTheEvent(int status) {
        subscribe("pb.amritsar", CREATED);
        try (PlayedServer elsewhere = new PlayedServer()) {
            receiver.replies(asked -> Reply.sendingTo(status, elsewhere.address("/hook")));
            pay();
            delivered.now();

            assertThat(receiver.asked()).hasSize(1);
            assertThat(elsewhere.asked()).isEmpty();
            assertThat(owed()).isEqualTo(1);
        }
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
        receiver.replies(asked -> Reply.late(60_000));

        delivered.now();

        assertThat(receiver.asked()).hasSizeBetween(3, 8);
        assertThat(found("pb.amritsar").path("waitingEvents").asInt()).isEqualTo(12);
    }

    @Test
    void aReceiverThatHangsOnMoreThanOnePortionKeepsNothingFromAnother() {
        subscribe("pb.amritsar", CREATED);
        pay();
        jdbc.sql("""
                        insert into events.delivery
                            (tenant_id, subscription_id, topic, subject, keys, detail, occurred_at, owed_since, due_at)
                        select tenant_id, subscription_id, topic, subject, array['hanging ' || number], detail, occurred_at,
                               owed_since, due_at - interval '1 minute'
                        from events.delivery, generate_series(1, 130) as number
                        """).update();
        receiver.replies(asked -> Reply.late(60_000));
        try (PlayedServer healthy = new PlayedServer()) {
            subscribe(healthy.address("/hook"), "pb.amritsar", CREATED);
            for (int i = 0; i < 3; i++) {
                pay();
            }

            delivered.now();

            assertThat(healthy.asked()).hasSize(3);
            assertThat(receiver.asked()).hasSizeBetween(3, 8);

            receiver.replies(asked -> Reply.of(200, "ok"));
            delivered.now();
            assertThat(receiver.asked()).as("half a minute is not over").hasSizeBetween(3, 8);
            clock.advance(Duration.ofSeconds(31));
            delivered.now();
            assertThat(receiver.asked()).hasSizeGreaterThan(100);
        }
    }

    @Test
    void whatASubscriptionThatIsOffIsOwedAlarmsNobodyAndIsParkedAfterTheRetention() {
        String id = subscribe("pb.amritsar", CREATED).at("/subscription/id").asString();
        pay();
        assertThat(delivered.waiting()).isEqualTo(1);
        call("subscriptions/_disable", "{'tenantId': 'pb.amritsar', 'id': '" + id + "'}");
        assertThat(delivered.waiting()).isZero();

        clock.advance(Duration.ofDays(29));
        delivered.night();
        assertThat(owed("WAITING")).isEqualTo(1);

        clock.advance(Duration.ofDays(2));
        delivered.night();
        assertThat(owed("PARKED")).isEqualTo(1);

        clock.advance(Duration.ofDays(31));
        delivered.night();
        assertThat(owed()).isZero();
    }

    @Test
    void whatASubscriptionThatIsOnIsOwedIsNotParkedByTheNight() {
        subscribe("pb.amritsar", CREATED);
        pay();

        clock.advance(Duration.ofDays(31));
        delivered.night();

        assertThat(delivered.waiting()).isEqualTo(1);
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
}
