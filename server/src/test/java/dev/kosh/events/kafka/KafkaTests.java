package dev.kosh.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.events.deliveries.DeliveredEvents;
import dev.kosh.events.outbox.DrainedOutbox;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.PaymentBody;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
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
import tools.jackson.databind.node.ObjectNode;

/** Events and messages on a real broker, under the names of the original (docs/contract/events.md, Kafka). */
@Tag("long")
@DeskTest
@Import({DeliveredEvents.class, FaultyTopic.class})
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KafkaTests {

    private static final String CREATED = "egov.collection.payment-create";
    private static final String CANCELLED = "egov.collection.payment-cancel";
    private static final String BULK_BILLS = "bulk-bill-generator";
    private static final String BULK_ANSWERS = "bulk-bill-generation-audit";
    private static final EmbeddedKafkaKraftBroker BROKER =
            new EmbeddedKafkaKraftBroker(1, 3, CREATED, CANCELLED, BULK_BILLS, BULK_ANSWERS, FaultyTopic.NAME);
    private static final Duration POLL = Duration.ofMillis(500);
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

    @Autowired
    private FaultyTopic faulty;

    @Autowired
    private MeterRegistry meters;

    @DynamicPropertySource
    static void aBroker(DynamicPropertyRegistry properties) {
        // The clock of tests may be far from the broker's.
        BROKER.brokerProperties(
                Map.of("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE), "log.retention.ms", "-1"));
        BROKER.afterPropertiesSet();
        properties.add("kosh.kafka.servers", DOOR::address);
        properties.add("kosh.sms.provider", () -> "kafka");
        properties.add("kosh.billing.bulk-bills.user", () -> "0e3f1c58-6a27-4d0b-9c41-5b7a2f60e024");
    }

    @AfterAll
    static void stop() throws IOException {
        DOOR.close();
        BROKER.destroy();
    }

    /** Reads the topics from their beginnings. */
    private static KafkaConsumer<String, String> reader(String... topics) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                BROKER.getBrokersAsString(),
                ConsumerConfig.GROUP_ID_CONFIG,
                "reader " + UUID.randomUUID(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(topics));
        return consumer;
    }

    private static List<ConsumerRecord<String, String>> published(int atLeast, String... topics) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (var consumer = reader(topics)) {
            for (int i = 0; i < 120 && records.size() < atLeast; i++) {
                consumer.poll(POLL).forEach(records::add);
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
                                'Received Rs {amount_paid} of {mod_name}, {rcpt_no}: <RCPT_LINK>', 'test', :at),
                               ('pb', 'en_IN', 'rainmaker-uc', 'BILLINGSERVICE_BUSINESSSERVICE_PT', 'House Tax', 'test', :at)
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
                    .startsWith("Received Rs 100.00 of House Tax, "
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

    private void send(String topic, Instant at, String... texts) {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, BROKER.getBrokersAsString());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (String text : texts) {
                producer.send(new ProducerRecord<>(topic, 0, at.toEpochMilli(), "key", text));
            }
        }
    }

    private String raising(String id, String consumer) {
        ObjectNode message = json.createObjectNode();
        message.putArray("createDemands")
                .add(DemandBody.of("PT", consumer).line("PT_TAX", "100").json());
        message.putObject("migrationCount").put("id", id).put("tenantid", Desk.TENANT);
        return json.writeValueAsString(message);
    }

    /** What was answered, by the id that the message gave; waits for that of one, and a little for more. */
    private Map<String, List<String>> answersUntil(String id) {
        Map<String, List<String>> answers = new HashMap<>();
        try (var consumer = reader(BULK_ANSWERS)) {
            for (int i = 0; i < 240 && !answers.containsKey(id); i++) {
                outbox.now();
                consumer.poll(POLL).forEach(record -> put(record, answers));
            }
            outbox.now();
            consumer.poll(POLL).forEach(record -> put(record, answers));
        }
        return answers;
    }

    private void put(ConsumerRecord<String, String> record, Map<String, List<String>> answers) {
        JsonNode answer = json.readTree(record.value());
        answers.computeIfAbsent(answer.path("id").asString("none"), any -> new ArrayList<>())
                .add(answer.path("message").asString());
    }

    @Test
    @Order(4)
    void messagesRaiseAndBillDemandsOnceAndABadOneDoesNotStopTheNext() {
        String first = desk.consumer();
        String last = desk.consumer();
        String raised = raising("first", first);
        Instant now = clock.instant();
        send(BULK_BILLS, now.minus(Duration.ofDays(1)), raising("from before Kosh read the topic", desk.consumer()));
        send(BULK_BILLS, now, raised, "no json", raised, raising("last", last));

        Map<String, List<String>> answers = answersUntil("last");

        assertThat(answers).containsOnlyKeys("first", "none", "last");
        assertThat(answers.get("first"))
                .as("the second copy has no answer of its own")
                .containsExactly("Success: 1 demands raised, 0 changed, 1 bills made");
        assertThat(answers.get("none")).singleElement().asString().startsWith("Failed, nothing was written");
        assertThat(answers.get("last")).hasSize(1);
        assertThat(counted(BULK_BILLS, "left_alone")).isEqualTo(1);
        assertThat(counted(BULK_BILLS, "taken"))
                .as("one without JSON and a copy among them: they were answered, too")
                .isEqualTo(4);
        assertThat(counted(BULK_BILLS, "failed")).isZero();
        assertThat(desk.demands("PT", first)).hasSize(1);
        assertThat(desk.trySearchBills(desk.clerk(), "tenantId", Desk.TENANT, "service", "PT", "consumerCode", last)
                        .body()
                        .path("Bill"))
                .hasSize(1);
    }

    @Test
    @Order(5)
    void aMessageThatMeetsWithFaultsIsTriedThreeTimesThenGivenUpAndTheNextIsTaken() throws InterruptedException {
        send(FaultyTopic.NAME, clock.instant(), "fault", "error", "good");

        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            seen.add(String.valueOf(faulty.seen.poll(1, TimeUnit.MINUTES)));
        }
        assertThat(seen)
                .containsExactly(
                        "try fault",
                        "try fault",
                        "try fault",
                        "give up fault",
                        "try error",
                        "try error",
                        "try error",
                        "give up error",
                        "try good");
        assertThat(counted(FaultyTopic.NAME, "failed")).isEqualTo(6);
        assertThat(counted(FaultyTopic.NAME, "given_up")).isEqualTo(2);
    }

    private double counted(String topic, String outcome) {
        return meters.get("kosh.kafka.messages")
                .tags("topic", topic, "outcome", outcome)
                .counter()
                .count();
    }
}
