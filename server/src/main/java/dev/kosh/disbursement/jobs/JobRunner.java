package dev.kosh.disbursement.jobs;

import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.JobRun;
import dev.kosh.disbursement.JobRun.Counts;
import dev.kosh.disbursement.JobRun.State;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.Ids;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;

/**
 * Works at runs that are due, one after the other: those started by hand first, then by their time, then in the order of
 * the jobs. db-scheduler sees to it that one process does this at a time; should two believe to be that one, each run
 * belongs to whoever took it last, and the other stops at its next report (docs/contract/disbursement-jobs.md).
 */
@Component
class JobRunner {

    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(5);

    private static final Comparator<JobRun> TURN = Comparator.comparing(
                    (JobRun run) -> run.trigger() == Trigger.MANUAL ? 0 : 1)
            .thenComparing(run -> run.nextPassAt() == null ? run.slot() : run.nextPassAt())
            .thenComparing(JobRun::job);

    private final Map<Job, JobWork<?>> works;
    private final JobRunTable runs;
    private final SlotKeeper slots;
    private final JobPool pool;
    private final List<Duration> catchup;
    private final Clock clock;
    private final String node = ManagementFactory.getRuntimeMXBean().getName();

    JobRunner(
            List<JobWork<?>> works,
            JobRunTable runs,
            SlotKeeper slots,
            JobPool pool,
            JobSettings settings,
            Clock clock) {
        this.works = works.stream().collect(Collectors.toUnmodifiableMap(JobWork::job, Function.identity()));
        this.runs = runs;
        this.slots = slots;
        this.pool = pool;
        this.catchup = List.copyOf(settings.catchup());
        this.clock = clock;
    }

    /**
     * Opens the slots that are due and works until nothing is due or the process is asked to stop.
     *
     * @return passes that were worked through
     */
    int run(BooleanSupplier stopping) throws InterruptedException {
        int passes = 0;
        while (!stopping.getAsBoolean()) {
            Optional<JobRun> next = next();
            if (next.isEmpty() || !pass(next.get(), stopping)) {
                return passes;
            }
            passes++;
        }
        return passes;
    }

    private Optional<JobRun> next() {
        slots.open(works.keySet());
        return runs.due(clock.instant()).stream()
                .filter(run -> works.containsKey(run.job()))
                .min(TURN);
    }

    private boolean pass(JobRun run, BooleanSupplier stopping) throws InterruptedException {
        Instant dueAt = run.nextPassAt() == null ? run.slot() : run.nextPassAt();
        Pass pass = new Pass(run.id(), run.job(), run.slot(), run.trigger(), run.scope(), run.pass(), dueAt);
        try {
            return pass(run, pass, work(run.job()), stopping);
        } catch (RuntimeException fault) {
            // The other jobs of the night do not wait for this one.
            runs.postpone(run.id(), clock.instant().plus(AFTER_A_FAULT));
            log.error(
                    "{} of slot {} broke off and goes on in {}: {}",
                    run.job(),
                    run.slot(),
                    AFTER_A_FAULT,
                    fault.getClass().getName());
            log.debug("Fault of {}", run.job(), fault);
            return true;
        }
    }

    private JobWork<?> work(Job job) {
        JobWork<?> work = works.get(job);
        if (work == null) {
            throw new IllegalStateException("no work for job " + job);
        }
        return work;
    }

    private <P> boolean pass(JobRun run, Pass pass, JobWork<P> work, BooleanSupplier stopping)
            throws InterruptedException {
        UUID holder = Ids.next();
        boolean begins = run.startedAt() == null;
        long eligible = begins ? work.eligible(pass) : run.counts().eligible();
        Counts told = run.counts().withEligible(eligible);
        if (!runs.take(run, holder, node, eligible, clock.instant())) {
            log.warn("{} of slot {} went on in another process", run.job(), run.slot());
            return false;
        }
        Tally tally = new Tally(run.state() == State.RUNNING ? recount(work, pass, told) : told);
        boolean through = new PassExecution<>(
                        work,
                        pass,
                        tally,
                        pool.threads(),
                        pool.room(),
                        counts -> runs.report(run.id(), holder, counts),
                        stopping)
                .run();
        if (!runs.report(run.id(), holder, tally.counts())) {
            log.warn("{} of slot {} was taken over by another process", run.job(), run.slot());
            return false;
        }
        if (through) {
            runs.endPass(run.id(), holder, nextPass(run, pass, work, tally.counts()), clock.instant());
            tell(pass, tally.counts());
        }
        return through;
    }

    /** A run without work is no news. */
    private static void tell(Pass pass, Counts counts) {
        Level level = counts.eligible() == 0 ? Level.DEBUG : Level.INFO;
        log.atLevel(level).log("{} of slot {}, pass {}: {}", pass.job(), pass.slot(), pass.number(), counts);
    }

    /** A process that died had no time to tell all that it did: what is stored wins over what it told. */
    private static Counts recount(JobWork<?> work, Pass pass, Counts told) {
        return work.recount(pass)
                .map(stored -> new Counts(
                        told.eligible(),
                        stored.called(),
                        stored.noResponse(),
                        stored.error(),
                        stored.success(),
                        stored.failedPayments(),
                        told.faults()))
                .orElse(told);
    }

    /** When what had no response is asked again; null when nothing is left, or nothing helps before the next slot. */
    private @Nullable Instant nextPass(JobRun run, Pass pass, JobWork<?> work, Counts counts) {
        boolean mayFollow = run.trigger() == Trigger.CRON && pass.number() < catchup.size() && counts.noResponse() > 0;
        if (!mayFollow || work.unanswered(pass) == 0) {
            return null;
        }
        Instant from = runs.firstPassEndedAt(run.id()).orElseGet(clock::instant);
        return from.plus(catchup.get(pass.number()));
    }
}
