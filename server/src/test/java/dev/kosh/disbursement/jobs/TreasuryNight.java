package dev.kosh.disbursement.jobs;

import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.JobRun;
import dev.kosh.disbursement.JobRuns;
import dev.kosh.disbursement.JobScope;
import dev.kosh.events.outbox.DrainedOutbox;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;

/** Moves the clock and runs the jobs that are due then, as a process with a scheduler does. */
@TestComponent
public class TreasuryNight {

    private static final int ALL = 1_000;

    private final JobRunner runner;
    private final JobRuns runs;
    private final DrainedOutbox outbox;
    private final MovableClock clock;

    TreasuryNight(JobRunner runner, JobRuns runs, DrainedOutbox outbox, MovableClock clock) {
        this.runner = runner;
        this.runs = runs;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A moment by the clocks of India: {@code 2026-06-10T22:00}. */
    public static Instant india(String local) {
        return LocalDateTime.parse(local).atZone(BusinessCalendar.ZONE).toInstant();
    }

    /** Runs what is due at that moment and delivers the messages that follow from it; answers the passes. */
    public int at(String local) {
        clock.set(india(local));
        return now();
    }

    public int now() {
        try {
            int passes = runner.run(() -> false);
            outbox.now();
            return passes;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Delivers the messages that are owed. */
    public void deliverMessages() {
        outbox.now();
    }

    /** Starts a job by hand and runs it. */
    public JobRun byHand(Job job, JobScope scope) {
        JobRun asked = runs.start(job, scope);
        now();
        return runs.find(asked.id()).orElseThrow();
    }

    /** Runs of a job by the clock, newest first. */
    public List<JobRun> runs(Job job) {
        return runs.latest(ALL).stream()
                .filter(run -> run.job() == job && run.trigger() == Trigger.CRON)
                .toList();
    }
}
