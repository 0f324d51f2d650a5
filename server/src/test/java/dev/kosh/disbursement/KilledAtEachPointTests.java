package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Errands.Errand;
import dev.kosh.disbursement.jobs.JobProcess;
import dev.kosh.disbursement.jobs.TreasuryNight;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.KoshProcess;
import dev.kosh.testing.MovableClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/**
 * kill -9 at each point between a call to the treasury and what follows from its answer, of a server that has four
 * {@link Errands} in hand: FD, FTFPS, a new instruction and a revised one. Whoever takes them up finds each failure once,
 * tells of it once, and has the money leave once.
 */
@Tag("long")
@PayoutTest
@Import({TreasuryNight.class, Errands.class})
class KilledAtEachPointTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Longer than a push or a delivery may be under way. */
    private static final Duration MUCH_LATER = Duration.ofMinutes(10);

    private static final String SERVICES = "new.service in ('FD', 'FTFPS', 'PI', 'COR')";

    @Autowired
    private Errands errands;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Environment environment;

    @Autowired
    private JsonMapper json;

    /** Where the process is when it dies. */
    enum Point {
        /** The treasury has the call and has done its work; nobody reads its answer. */
        REQUEST_WRITTEN,
        /** The answer is there, not yet on record. */
        ANSWER_RECEIVED,
        /** The exchange is on record, nothing of it is applied. */
        ON_RECORD,
        /** Status and payments are written, books and messages are not. */
        IN_THE_MIDDLE,
        /** All is committed; the run does not know it, the message is not sent. */
        COMMITTED
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostOrDoneTwice(Point point) throws SQLException {
        clock.set(Instant.now());
        List<Errand> inHand = errands.all();
        KoshProcess server = JobProcess.launch(environment, treasury);
        try (Gate gate = new Gate(environment.getRequiredProperty("kosh.database.url"))) {
            HttpCalls process = HttpCalls.at(server.address(), json);
            hold(gate, point);
            clock.set(Instant.now());
            inHand.forEach(errand -> errand.begin(process));
            reach(gate, point, inHand);
            server.kill();
            gate.cutOff();
        } finally {
            server.kill();
            treasury.clearFaults();
        }
        assertThat(inHand)
                .allSatisfy(errand ->
                        assertThat(errand.isDone()).as("%s", errand.service).isEqualTo(point == Point.COMMITTED));

        clock.set(Instant.now().plus(MUCH_LATER));
        inHand.forEach(Errand::takeUp);

        inHand.forEach(Errand::assertDoneOnce);
        assertThat(reconciliation.check(Payouts.TENANT).rules()).allMatch(rule -> rule.exceptions() == 0);
    }

    private void hold(Gate gate, Point point) throws SQLException {
        switch (point) {
            case REQUEST_WRITTEN ->
                treasury.play(lost(JitService.FD), lost(JitService.FTFPS), lost(JitService.PI), lost(JitService.COR));
            case ANSWER_RECEIVED, ON_RECORD -> gate.holdBefore("insert on treasury.exchange", SERVICES);
            case IN_THE_MIDDLE ->
                gate.holdBefore(
                        "insert on disbursement.ledger_entry", "new.kind in ('SUSPENSE_IN', 'SUSPENSE_OUT', 'DEBIT')");
            case COMMITTED -> {
                gate.holdBefore("update on disbursement.scheduler_run", "new.called > 0");
                gate.holdBefore("insert on notification.sms", "true");
            }
        }
    }

    private static FaultRule lost(JitService service) {
        return FaultRule.on(service, Fault.LOSE_ANSWER).with("how", "hang").times(1);
    }

    /** Waits until the process is at the point with everything that it has in hand. */
    private static void reach(Gate gate, Point point, List<Errand> inHand) throws SQLException {
        await("all calls", () -> inHand.stream().allMatch(Errand::isCalled));
        switch (point) {
            case REQUEST_WRITTEN -> {}
            // Exchanges of all threads go on record by one of them.
            case ANSWER_RECEIVED -> gate.awaitHeld(1);
            case ON_RECORD -> {
                gate.awaitHeld(1);
                gate.holdInstructions(inHand.stream().map(Errand::instruction).toList());
                gate.open();
                await("all on record", () -> inHand.stream().allMatch(Errand::isOnRecord));
                gate.awaitHeld(inHand.size());
            }
            case IN_THE_MIDDLE -> gate.awaitHeld(inHand.size());
            case COMMITTED -> {
                gate.awaitHeld(2);
                await("all done", () -> inHand.stream().allMatch(Errand::isDone));
            }
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + PATIENCE + ": " + what);
            }
            Thread.onSpinWait();
        }
    }
}
