package dev.kosh.disbursement.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.JobRun;
import dev.kosh.disbursement.JobRun.Counts;
import dev.kosh.disbursement.JobRun.State;
import dev.kosh.disbursement.JobScope;
import dev.kosh.disbursement.PaymentStatus;
import dev.kosh.disbursement.jobs.SeededInstructions.Seeded;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.ReturnedPayment;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What a run withstands: faults of ours between answer and commit, a stop in the middle, a competing process, slow answers. */
@Tag("long")
@NightTest
@TestPropertySource(properties = "jit.http.read-timeout=3s")
class JobRunResilienceTests {

    @Autowired
    private SeededInstructions instructions;

    @Autowired
    private TreasuryNight night;

    @Autowired
    private JobRunner runner;

    @Autowired
    private JobRunTable table;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private JobPool pool;

    @Autowired
    private KeptSms sms;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void anEmptyDesk() {
        jdbc.sql("update disbursement.payment_instruction set pi_status = 'REJECTED'")
                .update();
        jdbc.sql("truncate disbursement.scheduler_run").update();
        treasury.clearFaults();
        treasury.answerAfter(Duration.ZERO);
        sms.forget();
    }

    /** T76. */
    @Test
    void aBreakBetweenTheAnswerAndTheCommitLosesNothingAndHarmsNoNeighbour() {
        night.at("2026-06-09T20:00");
        List<Seeded> paid = instructions.completed(3, 2, index -> List.of());
        paid.forEach(each -> treasury.fail(each.number(), SeededInstructions.comesBack(each, 0)));
        Seeded broken = paid.get(1);
        jdbc.sql("""
                        create function disbursement.break() returns trigger language plpgsql as
                        $$ begin if new.pi_id = '%s' then raise exception 'power cut'; end if; return new; end $$
                        """.formatted(broken.id())).update();
        jdbc.sql("""
                        create trigger break before insert on disbursement.status_log
                        for each row execute function disbursement.break()
                        """).update();

        night.at("2026-06-11T22:00");

        assertThat(night.runs(Job.FD).get(0).counts()).isEqualTo(new Counts(3, 2, 0, 0, 2, 2, 1));
        assertThat(instructions.payments(broken)).containsOnly(PaymentStatus.SUCCESSFUL);
        assertThat(instructions.count("disbursement.failure_event", "pi_id = '" + broken.id() + "'"))
                .isZero();
        assertThat(instructions.count(
                        "treasury.exchange", "reference = '" + broken.number() + "' and outcome = 'SUCCESS'"))
                .as("the exchange is on record although nothing of it was applied")
                .isEqualTo(1);

        jdbc.sql("drop function disbursement.break() cascade").update();
        night.at("2026-06-12T22:00");

        assertThat(night.runs(Job.FD).get(0).counts()).isEqualTo(new Counts(3, 3, 0, 0, 3, 1, 0));
        assertThat(paid)
                .allSatisfy(each -> assertThat(instructions.payments(each))
                        .containsExactly(PaymentStatus.FAILED, PaymentStatus.SUCCESSFUL));
        assertThat(sms.texts()).hasSize(3);
    }

    @Test
    void aRunThatIsStoppedInTheMiddleGoesOnWhereItWasAndAsksNobodyTwice() throws InterruptedException {
        night.at("2027-06-09T20:00");
        instructions.completed(400, 1, index -> List.of());
        treasury.answerAfter(Duration.ofMillis(5));
        clock.set(TreasuryNight.india("2027-06-11T22:00"));
        long before = treasury.calls(JitService.FD);

        runner.run(() -> treasury.calls(JitService.FD) - before > 150);
        JobRun stopped = night.runs(Job.FD).get(0);
        assertThat(stopped.state()).isEqualTo(State.RUNNING);
        assertThat(stopped.counts().called()).isBetween(150L, 399L);
        night.now();

        JobRun ended = night.runs(Job.FD).get(0);
        assertThat(ended.id()).isEqualTo(stopped.id());
        assertThat(ended.state()).isEqualTo(State.ENDED);
        assertThat(ended.counts()).isEqualTo(new Counts(400, 400, 0, 0, 400, 0, 0));
        assertThat(treasury.calls(JitService.FD) - before).isEqualTo(400);
    }

    @Test
    void whoFindsThatAnotherProcessHasTheRunStops() throws InterruptedException {
        night.at("2028-06-09T20:00");
        instructions.completed(300, 1, index -> List.of());
        treasury.answerAfter(Duration.ofMillis(200));
        clock.set(TreasuryNight.india("2028-06-11T22:00"));
        long before = treasury.calls(JitService.FD);
        AtomicInteger looks = new AtomicInteger();

        runner.run(() -> {
            if (looks.incrementAndGet() == 200) {
                jdbc.sql("update disbursement.scheduler_run set holder = gen_random_uuid() where job = 'FD'")
                        .update();
            }
            return false;
        });

        assertThat(treasury.calls(JitService.FD) - before).isLessThan(300);
        assertThat(night.runs(Job.FD).get(0).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void aJobThatBreaksAsAWholeDoesNotKeepTheOthersFromTheirWork() {
        night.at("2029-06-09T20:00");
        Seeded paid = instructions.completed(1);
        jdbc.sql(
                        "alter table disbursement.scheduler_run add constraint no_pis check (job <> 'PIS' or state <> 'RUNNING')")
                .update();

        night.at("2029-06-11T22:00");
        assertThat(instructions.page(paid)).startsWith("INFO");
        assertThat(night.runs(Job.PIS).get(0).state()).isEqualTo(State.WAITING);

        jdbc.sql("alter table disbursement.scheduler_run drop constraint no_pis")
                .update();
        night.at("2029-06-11T22:05");
        assertThat(night.runs(Job.PIS).get(0).state()).isEqualTo(State.ENDED);
    }

    @Test
    void theNextSlotOvertakesARunThatIsNotThrough() throws InterruptedException {
        night.at("2030-06-09T20:00");
        instructions.completed(200, 1, index -> List.of());
        treasury.answerAfter(Duration.ofMillis(5));
        clock.set(TreasuryNight.india("2030-06-11T22:00"));
        long before = treasury.calls(JitService.FD);
        runner.run(() -> treasury.calls(JitService.FD) - before > 50);

        night.at("2030-06-12T22:00");

        assertThat(night.runs(Job.FD)).extracting(JobRun::state).startsWith(State.ENDED, State.OVERTAKEN);
        assertThat(night.runs(Job.FD).get(0).counts().called()).isEqualTo(200);
    }

    /** T61: 200 ms an answer, one in a hundred never answers in time. */
    @Test
    void twoThousandInstructionsWithTimeOutsAreThroughInMinutesOnTheThreadsOfThePool() {
        night.at("2031-06-09T20:00");
        List<Seeded> paid = instructions.completed(2_000, 1, index -> List.<ReturnedPayment>of());
        treasury.answerAfter(Duration.ofMillis(200));
        for (int i = 0; i < paid.size(); i += 100) {
            treasury.play(FaultRule.on(JitService.FD, Fault.HANG)
                    .forNumber(paid.get(i).number()));
        }
        long started = System.nanoTime();

        night.at("2031-06-09T22:00");

        Duration took = Duration.ofNanos(System.nanoTime() - started);
        assertThat(night.runs(Job.FD).get(0).counts()).isEqualTo(new Counts(2_000, 2_000, 20, 0, 1_980, 0, 0));
        // 2,000 x 0.2 s with 32 calls at a time take 12.5 s; a call that never answers takes three tries of 3 s here,
        // of 60 s in earnest.
        assertThat(took).isLessThan(Duration.ofMinutes(3));
        assertThat(pool.threads().getLargestPoolSize())
                .as("two for each call that may be under way")
                .isLessThanOrEqualTo(64);
        assertThat(instructions.page(paid.get(100))).isEqualTo("ERROR On call of FD API: No response is received.");
        assertThat(instructions.page(paid.get(101)))
                .isEqualTo("INFO On call of FD API: Response is received and updated successfully");
    }

    @Test
    void whoReadARunThatAnotherProcessEndedMeanwhileDoesNotBeginItAgain() {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        table.open(id, Job.FD, now, Trigger.MANUAL, State.WAITING, JobScope.ALL, now);
        JobRun read = table.find(id).orElseThrow();
        UUID quicker = UUID.randomUUID();
        assertThat(table.take(read, quicker, "one", 3, now)).isTrue();
        table.report(id, quicker, new Counts(3, 3, 0, 0, 3, 1, 0));
        table.endPass(id, quicker, null, now);

        assertThat(table.take(read, UUID.randomUUID(), "other", 0, now)).isFalse();

        JobRun ended = table.find(id).orElseThrow();
        assertThat(ended.state()).isEqualTo(State.ENDED);
        assertThat(ended.counts()).isEqualTo(new Counts(3, 3, 0, 0, 3, 1, 0));
    }
}
