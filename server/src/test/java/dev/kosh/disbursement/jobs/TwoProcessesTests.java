package dev.kosh.disbursement.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.JobRun;
import dev.kosh.disbursement.JobRun.Counts;
import dev.kosh.disbursement.JobRun.State;
import dev.kosh.disbursement.PaymentStatus;
import dev.kosh.disbursement.jobs.SeededInstructions.Seeded;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.ReturnedPayment;
import dev.kosh.simulator.SeenRequest;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.KoshProcess;
import dev.kosh.testing.MovableClock;
import dev.kosh.wire.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two servers on one database, both there when a slot is due: it has one run, and what the one leaves when it is killed the other finishes. */
@Tag("long")
@NightTest
class TwoProcessesTests {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int INSTRUCTIONS = 200;
    private static final int START_SECONDS = 20;

    @Autowired
    private SeededInstructions instructions;

    @Autowired
    private TreasuryNight night;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Environment environment;

    @Autowired
    private JobPool pool;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void atTheSecondOfASlotOneOfTwoProcessesWorksAtItAndWhenThatIsKilledTheOther() {
        // A slot of every minute; what is asked about is there only when both are.
        int second = (int) (Instant.now().plusSeconds(START_SECONDS).getEpochSecond() % 60);
        try (KoshProcess one = launch(second);
                KoshProcess other = launch(second)) {
            one.address();
            other.address();
            await("both have done what was due at their start", this::nothingIsLeft);
            await(
                    "there is time to make ready",
                    () -> nextSlot(second).isAfter(Instant.now().plusSeconds(3)));
            // However long that takes: whoever opens the run of the slot waits until all is there.
            List<Seeded> paid = Objects.requireNonNull(transactions.execute(holding -> {
                jdbc.sql("lock table disbursement.scheduler_run in share row exclusive mode")
                        .update();
                return paidWithOneThatComesBackEach();
            }));

            await("the run is under way", () -> treasury.calls(JitService.FD) >= INSTRUCTIONS / 4);
            List<JobRun> underWay = night.runs(Job.FD).stream()
                    .filter(run -> run.state() == State.RUNNING)
                    .toList();
            assertThat(underWay).hasSize(1);
            JobRun running = underWay.get(0);
            Instant slot = running.slot();
            assertThat(runsOf(slot)).hasSize(1);
            long pid = Long.parseLong(Objects.requireNonNull(running.node()).split("@")[0]);
            KoshProcess worker = one.pid() == pid ? one : other;
            assertThat(worker.pid()).isEqualTo(pid);

            worker.kill();
            treasury.answerAfter(Duration.ofMillis(20));
            long calledBeforeTheKill = treasury.calls(JitService.FD);
            assertThat(calledBeforeTheKill).isLessThan(INSTRUCTIONS);
            await("the other has finished", () -> runsOf(slot).get(0).state() == State.ENDED);

            List<JobRun> runs = runsOf(slot);
            assertThat(runs).hasSize(1);
            assertThat(runs.get(0).node()).isNotEqualTo(running.node());
            assertThat(runs.get(0).counts())
                    .isEqualTo(new Counts(INSTRUCTIONS, INSTRUCTIONS, 0, 0, INSTRUCTIONS, INSTRUCTIONS, 0));
            await("everybody has been told", () -> messages() == INSTRUCTIONS);
            nobodyWasAskedOrToldTwice(paid);
        }
    }

    private List<Seeded> paidWithOneThatComesBackEach() {
        clock.set(Instant.now());
        treasury.clock().tickFrom(Instant.now().plus(Duration.ofDays(2)));
        // Slow enough that whoever works at it is found and killed before he is through.
        treasury.answerAfter(Duration.ofMillis(250));
        List<Seeded> paid = instructions.completed(INSTRUCTIONS, 2, index -> List.<ReturnedPayment>of());
        paid.forEach(each -> treasury.fail(each.number(), SeededInstructions.comesBack(each, 1)));
        return paid;
    }

    private void nobodyWasAskedOrToldTwice(List<Seeded> paid) {
        Map<String, Long> callsByInstruction = treasury.requests(JitService.FD).stream()
                .collect(Collectors.groupingBy(TwoProcessesTests::number, Collectors.counting()));
        assertThat(callsByInstruction).hasSize(INSTRUCTIONS);
        // Only what was in the hands of the killed process, a piece to a thread, was asked again.
        assertThat(callsByInstruction.values().stream()
                        .filter(calls -> calls > 1)
                        .count())
                .isLessThanOrEqualTo(pool.threads().getMaximumPoolSize());
        assertThat(paid)
                .allSatisfy(each -> assertThat(instructions.payments(each))
                        .containsExactly(PaymentStatus.SUCCESSFUL, PaymentStatus.FAILED));
        assertThat(instructions.count("disbursement.failure_event", "kind = 'FAILURE'"))
                .isEqualTo(INSTRUCTIONS);
        assertThat(instructions.count("disbursement.ledger_entry", "kind = 'SUSPENSE_IN'"))
                .isEqualTo(INSTRUCTIONS);
        assertThat(messages()).isEqualTo(INSTRUCTIONS);
    }

    private long messages() {
        return instructions.count("notification.sms", "status = 'SENT'");
    }

    private static String number(SeenRequest seen) {
        return Objects.requireNonNull(seen.piNumber());
    }

    private KoshProcess launch(int second) {
        return JobProcess.launch(environment, treasury, "--jit.cron.fd=" + second + " * * * * *");
    }

    /** The next time a clock shows that second. */
    private static Instant nextSlot(int second) {
        ZonedDateTime now = Instant.now().atZone(BusinessCalendar.ZONE);
        ZonedDateTime slot = now.with(ChronoField.SECOND_OF_MINUTE, second).truncatedTo(ChronoUnit.SECONDS);
        return (slot.isBefore(now) ? slot.plusMinutes(1) : slot).toInstant();
    }

    private boolean nothingIsLeft() {
        List<JobRun> runs = night.runs(Job.FD);
        Instant latest = Instant.now().minus(Duration.ofMinutes(1));
        return runs.stream().allMatch(run -> run.state() == State.ENDED)
                && runs.stream().anyMatch(run -> run.slot().isAfter(latest));
    }

    private List<JobRun> runsOf(Instant slot) {
        return night.runs(Job.FD).stream()
                .filter(run -> run.slot().equals(slot))
                .toList();
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + PATIENCE + ": " + what);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }
    }
}
