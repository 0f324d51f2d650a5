package dev.kosh.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.events.deliveries.DeliveredEvents;
import dev.kosh.events.outbox.DrainedOutbox;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.PaymentBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events on a real broker, under the names of the original (docs/contract/events.md, Kafka). */
@Tag("long")
@DeskTest
@Import(DeliveredEvents.class)
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KafkaPublisherTests {

    private static final String CREATED = "egov.collection.payment-create";
    private static final String CANCELLED = "egov.collection.payment-cancel";
    private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, 3, CREATED, CANCELLED);
    private static final BrokerDoor DOOR = new BrokerDoor();

    @Autowired
    private Desk desk;

    @Autowired
    private DeliveredEvents delivered;

    @Autowired
    private DrainedOutbox outbox;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @DynamicPropertySource
    static void aBroker(DynamicPropertyRegistry properties) {
        BROKER.afterPropertiesSet();
        properties.add("kosh.kafka.servers", DOOR::address);
        properties.add("kosh.sms.provider", () -> "kafka");
    }

    @AfterAll
    static void stop() throws IOException {
        DOOR.close();
        BROKER.destroy();
    }

    private static List<ConsumerRecord<String, String>> published(int atLeast, String... topics) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                BROKER.getBrokersAsString(),
                ConsumerConfig.GROUP_ID_CONFIG,
                "reader " + UUID.randomUUID(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topics));
            for (int i = 0; i < 120 && records.size() < atLeast; i++) {
                consumer.poll(Duration.ofMillis(500)).forEach(records::add);
            }
        }
        return records;
    }

    private boolean isOwed(JsonNode payment) {
        return jdbc.sql("select count(*) from events.delivery where subject = ? and status = 'WAITING'")
                        .param(payment.path("id").asString())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** The first of the tests: whoever has found the broker once knows where it is. */
    @Test
    @Order(1)
    void aPaymentIsTakenWhileNoBrokerListensAndIsPublishedWhenOneDoes() throws IOException {
        JsonNode payment = desk.pay(PaymentBody.cash().bill(desk.fetch("PT", desk.owes("PT", "PT_TAX", "100"))));
        delivered.now();

        assertThat(isOwed(payment)).isTrue();
        assertThat(jdbc.sql("select sum(attempts) from events.delivery")
                        .query(Integer.class)
                        .single())
                .as("it was tried")
                .isPositive();

        DOOR.open(BROKER.getBrokersAsString());
        for (int i = 0; i < 10 && isOwed(payment); i++) {
            clock.advance(Duration.ofMinutes(2));
            delivered.now();
        }

        assertThat(isOwed(payment)).isFalse();
        assertThat(published(1, CREATED))
                .filteredOn(record -> record.value().contains(payment.path("id").asString()))
                .hasSize(1);
    }

    @Test
    @Order(2)
    void messagesGoToTheSmsServiceOfTheOriginalInTheStatesOwnWordsWithALinkIfItWantsOne() {
        jdbc.sql("""
                        insert into platform.message (tenant_id, locale, module, code, message, modified_by, modified_at)
                        values ('pb', 'en_IN', 'collection-services', 'UC_NOTIF_WF_MT_NEW',
                                'Received Rs {amount_paid}, {rcpt_no}: <RCPT_LINK>', 'test', :at)
                        """).param("at", clock.instant().atOffset(ZoneOffset.UTC)).update();
        JsonNode payment = desk.pay(PaymentBody.cash()
                .with("mobileNumber", "9822000099")
                .bill(desk.fetch("PT", desk.owes("PT", "PT_TAX", "100"))));

        outbox.now();

        List<ConsumerRecord<String, String>> records = published(1, "egov.core.notification.sms");
        assertThat(records).singleElement().satisfies(record -> {
            JsonNode message = json.readTree(record.value());
            assertThat(message.path("mobileNumber").asString()).isEqualTo("9822000099");
            assertThat(message.path("message").asString())
                    .startsWith("Received Rs 100.00, "
                            + payment.at("/paymentDetails/0/receiptNumber").asString() + ": http")
                    .contains("/verify/");
            assertThat(message.path("category").asString()).isEqualTo("TRANSACTION");
        });
    }

    @Test
    @Order(3)
    void paymentsArePublishedOnceUnderTheOriginalTopicsKeyedByBill() {
        JsonNode first = desk.pay(PaymentBody.cash().bill(desk.fetch("PT", desk.owes("PT", "PT_TAX", "100"))));
        JsonNode second = desk.pay(PaymentBody.cash().bill(desk.fetch("PT", desk.owes("PT", "PT_TAX", "200"))));
        desk.act("CANCEL", first);
        for (int i = 0; i < 4; i++) {
            delivered.now();
            clock.advance(Duration.ofSeconds(2));
        }

        List<ConsumerRecord<String, String>> records = published(4, CREATED, CANCELLED).stream()
                .filter(record -> record.value().contains(first.path("id").asString())
                        || record.value().contains(second.path("id").asString()))
                .toList();
        assertThat(records).hasSize(3);
        for (JsonNode payment : List.of(first, second)) {
            ConsumerRecord<String, String> created = records.stream()
                    .filter(record -> record.topic().equals(CREATED)
                            && record.value().contains(payment.path("id").asString()))
                    .findFirst()
                    .orElseThrow();
            assertThat(created.key())
                    .isEqualTo(payment.at("/paymentDetails/0/billId").asString());
            assertThat(json.readTree(created.value()).path("Payment")).isEqualTo(payment);
        }
        ConsumerRecord<String, String> cancelled = records.stream()
                .filter(record -> record.topic().equals(CANCELLED))
                .findFirst()
                .orElseThrow();
        assertThat(cancelled.key())
                .isEqualTo(first.at("/paymentDetails/0/billId").asString());
        assertThat(json.readTree(cancelled.value()).at("/Payment/paymentStatus").asString())
                .isEqualTo("CANCELLED");
        assertThat(new String(cancelled.headers().lastHeader("eventId").value(), StandardCharsets.US_ASCII))
                .containsOnlyDigits();
        assertThat(jdbc.sql("select count(*) from events.delivery where status <> 'DELIVERED'")
                        .query(Integer.class)
                        .single())
                .as("demands go out, too")
                .isZero();
    }
}
