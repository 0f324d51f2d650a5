package dev.kosh.disbursement.jobs;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The recurring task that works at jobs, in one process at a time: a process that dies is noticed by its missing
 * heart-beats, and another goes on.
 */
@Configuration(proxyBeanMethods = false)
class JobSchedule {

    @Bean
    RecurringTask<Void> runTreasuryJobs(JobRunner runner, JobSettings settings) {
        return Tasks.recurring("run-treasury-jobs", FixedDelay.of(settings.pollInterval()))
                .execute((instance, context) -> run(runner, context));
    }

    private static void run(JobRunner runner, ExecutionContext context) {
        try {
            runner.run(() -> context.getSchedulerState().isShuttingDown());
        } catch (InterruptedException stopped) {
            // What was not asked yet is asked by the process that takes the run up.
            Thread.currentThread().interrupt();
        }
    }
}
