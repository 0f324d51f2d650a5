package dev.kosh.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryDelayTests {

    @Test
    void delaysDoubleThenBecomeHourlyThenDailyAndStayThere() {
        assertThat(RetryDelay.after(1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryDelay.after(2)).isEqualTo(Duration.ofMinutes(1));
        assertThat(RetryDelay.after(4)).isEqualTo(Duration.ofMinutes(4));
        assertThat(RetryDelay.after(5)).isEqualTo(Duration.ofHours(1));
        assertThat(RetryDelay.after(28)).isEqualTo(Duration.ofHours(1));
        assertThat(RetryDelay.after(29)).isEqualTo(Duration.ofDays(1));
        assertThat(RetryDelay.after(10_000)).isEqualTo(Duration.ofDays(1));
    }
}
