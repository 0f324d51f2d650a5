package dev.kosh.events.outbox;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring task that drains the outbox, in one process at a time. */
@Configuration(proxyBeanMethods = false)
class OutboxTask {

    @Bean
    RecurringTask<Void> drainOutbox(OutboxDrain drain, OutboxSettings settings) {
        return Tasks.recurring("drain-outbox", FixedDelay.of(settings.interval()))
                .execute((instance, context) -> run(drain, context));
    }

    private static void run(OutboxDrain drain, ExecutionContext context) {
        try {
            drain.run(() -> context.getSchedulerState().isShuttingDown());
        } catch (InterruptedException stopped) {
            // What was leased is due again when the lease ends.
            Thread.currentThread().interrupt();
        }
    }
}
