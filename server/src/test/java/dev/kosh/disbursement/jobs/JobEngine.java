package dev.kosh.disbursement.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine of the jobs as a process that has just started has it: each run knows only what is stored. */
@TestComponent
public class JobEngine {

    private final List<JobWork<?>> works;
    private final JobRunTable runs;
    private final JobPool pool;
    private final JobSettings settings;
    private final Clock clock;
    private final JdbcClient jdbc;

    JobEngine(
            List<JobWork<?>> works,
            JobRunTable runs,
            JobPool pool,
            JobSettings settings,
            Clock clock,
            JdbcClient jdbc) {
        this.works = works;
        this.runs = runs;
        this.pool = pool;
        this.settings = settings;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** Starts and works at what is due until nothing is, or until it is stopped; answers the passes. */
    public int start(BooleanSupplier stopping) {
        try {
            return new JobRunner(works, runs, new SlotKeeper(settings, runs, clock), pool, settings, clock)
                    .run(stopping);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Whether anything would be done at that moment that is not a new slot: a catch-up pass, or what was left. */
    public boolean hasLeftWork(Instant at) {
        return !runs.due(at).isEmpty();
    }

    /** Runs by the clock that ended, over all jobs. */
    public long endedRuns() {
        return jdbc.sql("select count(*) from disbursement.scheduler_run where state = 'ENDED'")
                .query((row, number) -> row.getLong(1))
                .single();
    }
}
