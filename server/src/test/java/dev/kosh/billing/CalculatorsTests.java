package dev.kosh.billing;

import static dev.kosh.testing.Desk.TENANT;
import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.kosh.billing.CalculatorPeer.Behaviour;
import dev.kosh.billing.bulk.BulkDesk;
import dev.kosh.outbound.PlayedServer;
import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.PaymentBody;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Demands are brought up to date by their service's calculator before a bill is made (docs/contract/billing.md). */
@DeskTest
class CalculatorsTests {

    private static final CalculatorPeer PEER = new CalculatorPeer();

    @Autowired
    private Desk desk;

    @Autowired
    private BulkDesk bulk;

    @Autowired
    private MovableClock clock;

    @Autowired
    private DataSource database;

    /** Property tax has a calculator that works, sewerage one that is switched off, water none. */
    @DynamicPropertySource
    static void calculators(DynamicPropertyRegistry properties) {
        properties.add(
                "bs.businesscode.demand.updateurl",
                () -> "{\"PT\": \"%s\", \"SW\": \"http://127.0.0.1:1/none\", \"TL\": \"\"}"
                        .formatted(PEER.url("/pt-calculator-v2/propertytax/_updatedemand")));
        properties.add("kosh.billing.demand-update.timeout", () -> "3s");
    }

    @AfterEach
    void idlePeer() {
        PEER.behave(Behaviour.answering(200, "{}"));
        clock.set(Desk.NOW);
    }

    @AfterAll
    static void stopPeer() {
        PEER.close();
    }

    private Answer tryFetch(String service, String consumer) {
        return desk.tryFetch(desk.clerk(), "tenantId", TENANT, "businessService", service, "consumerCode", consumer);
    }

    private void addPenalty(String consumer, String rupees) {
        JsonNode demand = desk.demands("PT", consumer).path(0);
        ((ArrayNode) demand.path("demandDetails"))
                .addObject()
                .put("taxHeadMasterCode", "PT_TIME_PENALTY")
                .put("taxAmount", new java.math.BigDecimal(rupees));
        desk.update(demand);
    }

    @Test
    void theBillHoldsThePenaltyThatTheCalculatorAddedWhileTheFetchWaited() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        PEER.behave(Behaviour.working(call -> addPenalty(call.consumerCodes(), "12.50")));

        JsonNode bill = desk.fetch("PT", consumer);

        assertThat(rupees(bill.path("totalAmount"))).isEqualByComparingTo("112.50");
        assertThat(PEER.calls()).hasSize(1);
    }

    @Test
    void theCalculatorHearsWhoseDuesAreBilledAndWhoAsksButNoToken() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        PEER.behave(Behaviour.answering(200, "{}"));

        desk.fetch("PT", consumer);

        CalculatorPeer.Call call = PEER.calls().get(0);
        assertThat(call.query())
                .containsOnlyKeys("tenantId", "consumerCodes", "businessService")
                .containsEntry("tenantId", TENANT)
                .containsEntry("consumerCodes", consumer)
                .containsEntry("businessService", "PT");
        JsonNode info = call.body().path("RequestInfo");
        assertThat(info.path("userInfo").path("type").asString()).isEqualTo("EMPLOYEE");
        assertThat(info.path("userInfo").path("roles").toString()).contains("COLL_OPERATOR");
        assertThat(call.body().toString()).doesNotContain(desk.clerk());
    }

    @Test
    void severalConsumersOfAServiceAreOneCall() {
        String one = desk.owes("PT", "PT_TAX", "100");
        String other = desk.owes("PT", "PT_TAX", "100");
        PEER.behave(Behaviour.answering(200, "{}"));

        desk.fetchAll("tenantId", TENANT, "businessService", "PT", "consumerCode", one + "," + other);

        assertThat(PEER.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.consumerCodes().split(", ")).containsExactlyInAnyOrder(one, other));
    }

    @Test
    void aBillThatIsGoodIsAnsweredWithoutTheCalculator() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        JsonNode bill = desk.fetch("PT", consumer);
        PEER.behave(Behaviour.answering(500, ""));

        assertThat(desk.fetch("PT", consumer).path("id")).isEqualTo(bill.path("id"));
        assertThat(PEER.calls()).isEmpty();
    }

    @Test
    void anExpiredBillAndTheRestAfterAPartPaymentAreCalculatedAnew() {
        String consumer = desk.owes("PT", "PT_TAX", "1000");
        JsonNode first = desk.fetch("PT", consumer);
        PEER.behave(Behaviour.working(call -> addPenalty(consumer, "10")));
        clock.advance(Duration.ofDays(1));

        JsonNode second = desk.fetch("PT", consumer);

        assertThat(second.path("id")).isNotEqualTo(first.path("id"));
        assertThat(rupees(second.path("totalAmount"))).isEqualByComparingTo("1010");
        desk.pay(PaymentBody.cash().bill(second, "500"));
        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("520");
        assertThat(PEER.calls()).hasSize(2);
    }

    @Test
    void whoOwesNothingIsNotCalculated() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer)));
        PEER.behave(Behaviour.answering(500, ""));

        assertThat(desk.fetchBills("PT", consumer).isEmpty()).isTrue();
        assertThat(desk.fetchBills("PT", "nobody").isEmpty()).isTrue();
        assertThat(PEER.calls()).isEmpty();
    }

    @Test
    void aServiceWithoutCalculatorIsBilledAsItStands() {
        PEER.behave(Behaviour.answering(500, ""));

        assertThat(desk.newBill("WS", "10").path("id").asString()).isNotEmpty();
        assertThat(desk.newBill("TL", "10").path("id").asString()).isNotEmpty();
        assertThat(PEER.calls()).isEmpty();
    }

    @Test
    void whatTheCalculatorRefusesIsHeardAsItSaidIt() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        PEER.behave(Behaviour.answering(
                422, "{\"ResponseInfo\": null, \"Errors\": [{\"code\": \"PT_SLAB\", \"message\": \"no slab\"}]}"));

        Answer answer = tryFetch("PT", consumer);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("PT_SLAB");
        assertThat(answer.body().path("Errors").path(0).path("message").asString())
                .isEqualTo("no slab");
    }

    @Test
    void whomTheCalculatorRefusesGetsNoBillOfAGenerationAndEverybodyElseGetsHis() {
        String locality = BulkDesk.unique();
        List<String> consumers =
                Stream.generate(() -> owesIn(locality)).limit(3).toList();
        String refused = consumers.get(1);
        PEER.behave(call -> call.consumerCodes().contains(refused)
                ? Behaviour.answering(400, "{\"Errors\": [{\"code\": \"PT_SLAB\", \"message\": \"of Simran Kaur\"}]}")
                : Behaviour.answering(200, "{}"));

        JsonNode job = bulk.generated(
                JsonNodeFactory.instance.objectNode().put("tenantId", TENANT).put("locality", locality));

        BulkDesk.assertCounts(job, 3, 2, 1);
        assertThat(job.toString()).contains("the calculator refused: PT_SLAB").doesNotContain("Simran Kaur");
        PEER.behave(Behaviour.answering(500, "{}"));
        for (String consumer : consumers) {
            assertThat(tryFetch("PT", consumer).status())
                    .as("a bill that is there needs no calculator")
                    .isEqualTo(consumer.equals(refused) ? 400 : 201);
        }
    }

    @Test
    void aGenerationDoesNotWaitForASilentCalculatorConsumerByConsumer() {
        String locality = BulkDesk.unique();
        for (int i = 0; i < 8; i++) {
            owesIn(locality);
        }
        PEER.behave(Behaviour.working(call -> {
            throw new IllegalStateException("the connection ends without an answer");
        }));

        JsonNode job = bulk.generated(
                JsonNodeFactory.instance.objectNode().put("tenantId", TENANT).put("locality", locality));

        BulkDesk.assertCounts(job, 8, 0, 8);
        assertThat(PEER.calls()).as("for all at once, then for three of them").hasSize(4);
    }

    private String owesIn(String locality) {
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer)
                .line("PT_TAX", "100")
                .with("additionalDetails", Map.of("locality", locality)));
        return consumer;
    }

    @ParameterizedTest
    @CsvSource({"500, {}", "404, not found", "400, ''"})
    void anUnusableAnswerIsAClearRefusalAndNoBillIsMade(int status, String body) {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        PEER.behave(Behaviour.answering(status, body));

        assertNotBilled(tryFetch("PT", consumer), "status " + status);

        PEER.behave(Behaviour.answering(200, ""));
        assertThat(desk.fetch("PT", consumer).path("status").asString()).isEqualTo("ACTIVE");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aCalculatorThatSendsElsewhereIsNotFollowedWithWhoAsksForWhom(int status) {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        try (PlayedServer elsewhere = new PlayedServer()) {
            PEER.behave(Behaviour.sendingTo(status, elsewhere.address("/updatedemand")));

            assertNotBilled(tryFetch("PT", consumer), "status " + status);

            assertThat(PEER.calls()).hasSize(1);
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    private static void assertNotBilled(Answer answer, String why) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("ResourceAccessError");
        assertThat(answer.body().path("Errors").path(0).path("message").asString())
                .contains("fetch again", why)
                .doesNotContain("127.0.0.1", "Exception");
    }

    @Test
    void aCalculatorThatCannotBeReachedIsAClearRefusal() {
        assertNotBilled(tryFetch("SW", desk.owes("SW", "SW_CHARGE", "10")), "cannot be reached");
    }

    @Test
    void aCalculatorThatIsTooSlowIsNotWaitedFor() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        PEER.behave(Behaviour.working(call -> pause(60_000)));
        assertAnsweredWithin(Duration.ofSeconds(30), consumer);

        PEER.behave(Behaviour.stalling());
        assertAnsweredWithin(Duration.ofSeconds(30), consumer);
    }

    private void assertAnsweredWithin(Duration limit, String consumer) {
        long start = System.nanoTime();
        assertNotBilled(tryFetch("PT", consumer), "no answer within 3000 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit);
    }

    @Test
    void noDatabaseConnectionIsHeldWhileTheCalculatorWorks() throws Exception {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        HikariDataSource pool = database.unwrap(HikariDataSource.class);
        AtomicInteger held = new AtomicInteger(-1);
        PEER.behave(Behaviour.working(call -> {
            // The work of background tasks comes and goes; what the fetch held would stay.
            for (int look = 0; look < 100 && held.get() != 0; look++) {
                held.set(pool.getHikariPoolMXBean().getActiveConnections());
                pause(20);
            }
        }));

        desk.fetch("PT", consumer);

        assertThat(held.get()).isZero();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
