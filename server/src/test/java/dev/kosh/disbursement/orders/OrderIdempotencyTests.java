package dev.kosh.disbursement.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.TreasuryDesk;
import dev.kosh.testing.TreasuryDesk.Wage;
import dev.kosh.testing.TreasuryDeskTest;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Orders with a key of idempotency: once, and without a database connection while the treasury thinks. */
@TreasuryDeskTest
class OrderIdempotencyTests {

    private static final String CREATE = "/ifms-adapter/pi/v1/_create";
    private static final String RESUBMIT = "/ifms-adapter/pi/v1/_resubmit";

    private final String key = UUID.randomUUID().toString();

    @Autowired
    private TreasuryDesk desk;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private JsonMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void aSanction() {
        desk.startAfresh();
        desk.allot("1000");
    }

    /** Body of the creation of a new instruction after a rejection. */
    private ObjectNode creation() {
        JsonNode bill = desk.approvedBill(new Wage(desk.payee(), "100"));
        desk.push();
        treasury.reject(desk.number(bill), "cuttack_op");
        desk.refresh(desk.number(bill));
        return json.createObjectNode()
                .put("tenantId", TreasuryDesk.TENANT)
                .put("referenceId", desk.payment(bill).path("paymentNumber").asString())
                .put("idempotencyKey", key);
    }

    private ObjectNode resubmission() {
        JsonNode bill = desk.approvedBill(new Wage(desk.payee(), "100"));
        treasury.refuseConnections();
        desk.push();
        treasury.acceptConnections();
        clock.set(clock.instant().plus(Duration.ofMinutes(6)));
        return json.createObjectNode()
                .put("tenantId", TreasuryDesk.TENANT)
                .put("piNumber", desk.number(bill))
                .put("idempotencyKey", key);
    }

    private Answer call(String path, ObjectNode body) {
        return calls.post(path, body, desk.accountant());
    }

    private static String piNumber(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().path("paymentInstruction").path("piNumber").asString();
    }

    @Test
    void theKeyInTheBodyMakesARepeatedCreationAnswerAsTheFirstDid() {
        ObjectNode body = creation();
        Answer first = call(CREATE, body);
        Answer again = call(CREATE, body);

        assertThat(piNumber(again)).isEqualTo(piNumber(first));
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(call(CREATE, body.put("idempotencyKey", key + "-2")).errorCode())
                .isEqualTo("PI_DUPLICATE_ERROR");
    }

    @Test
    void theSameKeyWithAnotherOrderIsRefused() {
        ObjectNode body = creation();
        call(CREATE, body);

        assertThat(call(CREATE, body.put("referenceId", "EP/other")).errorCode())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aRefusedOrderGivesItsKeyBack() {
        ObjectNode body = creation();
        String reference = body.path("referenceId").asString();
        assertThat(call(CREATE, body.put("referenceId", "EP/none")).errorCode()).isEqualTo("PAYMENT_NOT_FIND_ERROR");

        assertThat(piNumber(call(CREATE, body.put("referenceId", reference)))).isNotEmpty();
    }

    @Test
    void aKeyWhoseProcessDiedIsFreeAfterTenMinutes() {
        ObjectNode body = creation();
        String first = piNumber(call(CREATE, body));
        jdbc.sql("update events.stored_answer set answer = null, status = null where key = :key")
                .param("key", key)
                .update();
        clock.set(clock.instant().plus(Duration.ofMinutes(11)));

        Answer again = call(CREATE, body);

        assertThat(again.errorCode())
                .as("the order itself guards against a second one")
                .isEqualTo("PI_DUPLICATE_ERROR");
        assertThat(again.body().path("Errors").path(0).path("message").asString())
                .contains(first);
    }

    @Test
    void noConnectionIsHeldWhileTheTreasuryThinks() throws Exception {
        ObjectNode body = resubmission();
        treasury.play(
                FaultRule.on(JitService.PI, Fault.DELAY).with("millis", 3_000).times(1));
        CompletableFuture<Answer> order =
                CompletableFuture.supplyAsync(() -> call(RESUBMIT, body), task -> new Thread(task, "order").start());
        Set<String> held = new HashSet<>();
        while (!order.isDone()) {
            held.addAll(jdbc.sql("""
                            select query from pg_stat_activity
                            where datname = current_database() and state = 'idle in transaction'
                              and state_change < clock_timestamp() - interval '2 seconds'
                            """).query(String.class).list());
            Thread.sleep(50);
        }

        assertThat(order.get()
                        .body()
                        .path("paymentInstruction")
                        .path("piStatus")
                        .asString())
                .isEqualTo("INITIATED");
        assertThat(held).isEmpty();
    }
}
