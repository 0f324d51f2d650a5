package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.JobRun.Counts;
import dev.kosh.disbursement.JobRun.State;
import dev.kosh.disbursement.Payouts.Worker;
import dev.kosh.disbursement.jobs.JobProcess;
import dev.kosh.disbursement.jobs.TreasuryNight;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.ReturnedPayment;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.KoshProcess;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.TreasuryService;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * kill -9 at each point between the call to the treasury and what follows from its answer, of a server that asks about a
 * failed payment and pushes a new instruction. Whoever takes the work up finds the failure once, tells of it once, and
 * has the money spent once.
 */
@Tag("long")
@PayoutTest
@Import(TreasuryNight.class)
class KilledAtEachPointTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Longer than a push or a delivery may be under way. */
    private static final Duration MUCH_LATER = Duration.ofMinutes(10);

    @Autowired
    private Payouts payouts;

    @Autowired
    private PayoutRecords records;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private TreasuryNight night;

    @Autowired
    private JobRuns jobs;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private RecordedSms sms;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Environment environment;

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

    /** What the process works at. */
    private record Work(String paid, Worker returned, JobRun run, String pushed) {}

    @ParameterizedTest
    @EnumSource
    void nothingIsLostOrDoneTwice(Point point) throws SQLException {
        clock.set(Instant.now());
        List<Worker> two = payouts.workers(2);
        Worker returned = two.get(1);
        String paid = payouts.completed(two);
        treasury.fail(paid, new ReturnedPayment(payouts.benefId(paid, returned), "Account is dormant", 0));

        Work work;
        KoshProcess server = JobProcess.launch(environment, treasury);
        try (Gate gate = new Gate(environment.getRequiredProperty("kosh.database.url"))) {
            server.address();
            hold(gate, point);
            clock.set(Instant.now());
            work = new Work(
                    paid,
                    returned,
                    jobs.start(Job.FD, new JobScope(Payouts.TENANT, paid, null)),
                    payouts.made(payouts.workers(1)));
            reach(gate, point, work);
            server.kill();
            gate.cutOff();
        } finally {
            server.kill();
            treasury.clearFaults();
        }
        assertThat(payouts.payment(paid, returned).status())
                .isEqualTo(point == Point.COMMITTED ? PaymentStatus.FAILED : PaymentStatus.SUCCESSFUL);
        assertThat(payouts.pi(work.pushed()).status())
                .isEqualTo(point == Point.COMMITTED ? PiStatus.INITIATED : PiStatus.PENDING);
        assertThat(sms.to(returned.mobileNumber())).noneMatch(KilledAtEachPointTests::tellsOfFailure);

        clock.set(Instant.now().plus(MUCH_LATER));
        night.now();
        night.byHand(Job.PI, JobScope.ALL);

        theFailureIsFoundAndToldOnce(work);
        theMoneyIsSpentOnce(work.pushed());
        assertThat(reconciliation.check(Payouts.TENANT).rules()).allMatch(rule -> rule.exceptions() == 0);
    }

    private void hold(Gate gate, Point point) throws SQLException {
        switch (point) {
            case REQUEST_WRITTEN -> treasury.play(lost(JitService.FD), lost(JitService.PI));
            case ANSWER_RECEIVED, ON_RECORD ->
                gate.holdBefore("insert on treasury.exchange", "new.service in ('FD', 'PI')");
            case IN_THE_MIDDLE ->
                gate.holdBefore("insert on disbursement.ledger_entry", "new.kind in ('SUSPENSE_IN', 'DEBIT')");
            case COMMITTED -> {
                gate.holdBefore("update on disbursement.scheduler_run", "new.called > 0");
                gate.holdBefore("insert on notification.sms", "true");
            }
        }
    }

    private static FaultRule lost(JitService service) {
        return FaultRule.on(service, Fault.LOSE_ANSWER).with("how", "hang").times(1);
    }

    /** Waits until the process is at the point with both that it works at. */
    private void reach(Gate gate, Point point, Work work) throws SQLException {
        await("both calls", () -> called(JitService.FD, work.paid()) && called(JitService.PI, work.pushed()));
        switch (point) {
            case REQUEST_WRITTEN -> {}
            // Exchanges of all threads go on record by one of them.
            case ANSWER_RECEIVED -> gate.awaitHeld(1);
            case ON_RECORD -> {
                gate.awaitHeld(1);
                gate.holdInstructions(List.of(id(work.paid()), id(work.pushed())));
                gate.open();
                await("both on record", () -> onRecord(work.paid(), "FD") && onRecord(work.pushed(), "PI"));
                gate.awaitHeld(2);
            }
            case IN_THE_MIDDLE -> gate.awaitHeld(2);
            case COMMITTED -> {
                gate.awaitHeld(2);
                await("accepted", () -> payouts.pi(work.pushed()).status() == PiStatus.INITIATED);
            }
        }
    }

    private void theFailureIsFoundAndToldOnce(Work work) {
        JobRun run = jobs.find(work.run().id()).orElseThrow();
        assertThat(run.state()).isEqualTo(State.ENDED);
        assertThat(run.counts()).isEqualTo(new Counts(1, 1, 0, 0, 1, 1, 0));
        assertThat(payouts.payment(work.paid(), work.returned()).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(payouts.page(work.paid()))
                .isEqualTo("INFO On call of FD API: Response is received and updated successfully");
        assertThat(count("failure_event", work.paid())).isEqualTo(1);
        assertThat(records.suspense(work.paid())).isEqualTo("1400.00");
        assertThat(records.billPayment(work.paid())).isEqualTo("PARTIAL PAYMENT_PARTIAL 1400.00");
        assertThat(sms.to(work.returned().mobileNumber()))
                .filteredOn(KilledAtEachPointTests::tellsOfFailure)
                .hasSize(1);
    }

    /** Whatever the treasury said to the second push, it holds one instruction, which goes its way. */
    private void theMoneyIsSpentOnce(String pushed) {
        treasury.sign(pushed);
        payouts.ask(TreasuryService.PIS, pushed);
        assertThat(payouts.pi(pushed).status()).isEqualTo(PiStatus.APPROVED);
        assertThat(records.funds(pushed)).isEqualTo("1400.00");
        assertThat(count("ledger_entry", pushed)).as("reserved and spent").isEqualTo(2);
    }

    private static boolean tellsOfFailure(String text) {
        return text.contains("is failed");
    }

    private boolean called(JitService service, String number) {
        return treasury.requests(service).stream().anyMatch(seen -> number.equals(seen.piNumber()));
    }

    private boolean onRecord(String number, String service) {
        return jdbc.sql("select count(*) from treasury.exchange where reference = :number and service = :service")
                        .param("number", number)
                        .param("service", service)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private long count(String table, String number) {
        return jdbc.sql("select count(*) from disbursement." + table + " where pi_id = :pi")
                .param("pi", id(number))
                .query(Long.class)
                .single();
    }

    private UUID id(String number) {
        return payouts.pi(number).id();
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
