package dev.kosh.events.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.kosh.testing.KoshServerTest;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@KoshServerTest
class SchedulerStartTests {

    @Autowired
    private DataSource dataSource;

    /** A sandbox loads its masters between the two; a slot that is due at the start must find them. */
    @Test
    void tasksStartWhenTheServerIsReadyNotWhenItsPartsAre() {
        Scheduler scheduler = Scheduler.create(dataSource)
                .pollingInterval(Duration.ofHours(1))
                .build();
        new ApplicationContextRunner()
                .withBean(Scheduler.class, () -> scheduler)
                .withBean(SchedulerStart.class)
                .run(context -> {
                    assertThat(scheduler.getSchedulerState().isStarted()).isFalse();

                    context.publishEvent(new ApplicationReadyEvent(
                            new SpringApplication(),
                            new String[0],
                            context.getSourceApplicationContext(),
                            Duration.ZERO));

                    assertThat(scheduler.getSchedulerState().isStarted()).isTrue();
                });
        scheduler.stop();
    }
}
