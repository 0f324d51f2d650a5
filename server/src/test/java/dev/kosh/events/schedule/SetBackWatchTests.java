package dev.kosh.events.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.MovableClock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@KoshServerTest
@TestPropertySource(properties = {"db-scheduler.enabled=true", "db-scheduler.polling-interval=50ms"})
@Import(SetBackWatchTests.ATask.class)
class SetBackWatchTests {

    @TestConfiguration(proxyBeanMethods = false)
    static class ATask {

        @Bean
        Semaphore done() {
            return new Semaphore(0);
        }

        @Bean
        RecurringTask<Void> aTaskThatCounts(Semaphore done) {
            return Tasks.recurring("a-task-that-counts", FixedDelay.ofSeconds(1))
                    .execute((instance, context) -> done.release());
        }
    }

    @Autowired
    private Semaphore done;

    @Autowired
    private MovableClock clock;

    @Test
    void tasksGoOnWhenTheClockIsSetBackUnderARunningServer() throws InterruptedException {
        assertThat(isDoneAsTimeGoesOn()).isTrue();
        // Long enough for the watch to see the time that it loses.
        TimeUnit.SECONDS.sleep(6);

        clock.advance(Duration.ofHours(-3));
        done.drainPermits();

        assertThat(isDoneAsTimeGoesOn()).as("three hours later at the latest").isTrue();
        assertThat(isDoneAsTimeGoesOn()).as("and again").isTrue();
    }

    private boolean isDoneAsTimeGoesOn() throws InterruptedException {
        boolean isDone = false;
        for (int second = 0; second < 30 && !isDone; second++) {
            clock.advance(Duration.ofSeconds(2));
            isDone = done.tryAcquire(1, TimeUnit.SECONDS);
        }
        return isDone;
    }
}
