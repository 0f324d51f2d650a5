package dev.kosh.disbursement;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring task that sends new instructions, in one process at a time. */
@Configuration(proxyBeanMethods = false)
class FirstPushTask {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Bean
    RecurringTask<Void> pushNewInstructions(FirstPushes pushes) {
        return Tasks.recurring("push-new-instructions", FixedDelay.of(PAUSE))
                .execute((instance, context) -> run(pushes));
    }

    private static void run(FirstPushes pushes) {
        try {
            pushes.run();
        } catch (InterruptedException stopped) {
            // What was not sent still waits.
            Thread.currentThread().interrupt();
        }
    }
}
