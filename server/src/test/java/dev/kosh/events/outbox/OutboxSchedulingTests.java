package dev.kosh.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.MovableClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@KoshServerTest
@TestPropertySource(properties = {"db-scheduler.enabled=true", "db-scheduler.polling-interval=50ms"})
@Import(OutboxTests.RecipientConfiguration.class)
class OutboxSchedulingTests {

    @Autowired
    private Recipient recipient;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theOutboxIsDrainedBySchedule() throws InterruptedException {
        CountDownLatch delivered = new CountDownLatch(1);
        recipient.before = message -> delivered.countDown();
        jdbc.sql("select events.append_outbox('pb', 'TEST', '{}', :at)")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> number)
                .list();

        // The first run may be over already, or be due only after the pause that follows it.
        boolean done = false;
        for (int second = 0; second < 30 && !done; second++) {
            clock.advance(Duration.ofSeconds(1));
            done = delivered.await(1, TimeUnit.SECONDS);
        }

        assertThat(done).isTrue();
    }
}
