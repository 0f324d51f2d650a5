package dev.kosh.billing.bulk;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * Works at bulk jobs, one after the other in the order in which they were started; db-scheduler sees to it that one
 * process does, and that another goes on when it dies.
 */
@Component
class BulkRunner {

    private static final Logger log = LoggerFactory.getLogger(BulkRunner.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(1);

    private final Map<BulkKind, BulkWork> works;
    private final BulkStore store;
    private final Clock clock;

    BulkRunner(List<BulkWork> works, BulkStore store, Clock clock) {
        this.works = works.stream().collect(Collectors.toUnmodifiableMap(BulkWork::kind, Function.identity()));
        this.store = store;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> runBulkJobs() {
        return Tasks.recurring("run-bulk-jobs", FixedDelay.of(PAUSE))
                .execute((instance, context) ->
                        run(() -> context.getSchedulerState().isShuttingDown()));
    }

    /** Works until nothing is due, or until it is asked to stop. */
    void run(BooleanSupplier stopping) {
        while (!stopping.getAsBoolean()) {
            Optional<BulkJob> next = store.begin(clock.instant());
            if (next.isEmpty() || !work(next.get(), stopping)) {
                return;
            }
        }
    }

    /** False when the rest is for another process, or for later. */
    private boolean work(BulkJob job, BooleanSupplier stopping) {
        try {
            boolean through = workOf(job).run(job, stopping);
            if (through) {
                store.end(job, null, clock.instant());
                log.info("{} {} at {} is through", job.kind(), job.id(), job.tenantId());
            }
            return through;
        } catch (BulkFailed failed) {
            store.end(job, failed.getMessage(), clock.instant());
            log.info("{} {} at {} failed", job.kind(), job.id(), job.tenantId());
            return true;
        } catch (BulkTakenOver elsewhere) {
            log.warn("{}", elsewhere.getMessage());
            return false;
        } catch (RuntimeException fault) {
            // Other jobs do not wait for this one.
            store.postpone(job, clock.instant().plus(AFTER_A_FAULT));
            log.error(
                    "{} {} broke off and goes on in {}: {}",
                    job.kind(),
                    job.id(),
                    AFTER_A_FAULT,
                    fault.getClass().getName());
            log.debug("Fault of {}", job.kind(), fault);
            return true;
        }
    }

    private BulkWork workOf(BulkJob job) {
        BulkWork work = works.get(job.kind());
        if (work == null) {
            throw new IllegalStateException("no work for " + job.kind());
        }
        return work;
    }
}
