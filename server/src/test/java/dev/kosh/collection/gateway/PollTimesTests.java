package dev.kosh.collection.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.collection.GatewaySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PollTimesTests {

    private static final Instant BEGUN = Instant.parse("2026-11-20T06:00:00Z");

    private final PollTimes times = new PollTimes(new GatewaySettings(
            Map.of(),
            Duration.ofSeconds(10),
            Duration.ofMinutes(30),
            Duration.ofMinutes(15),
            Duration.ofMinutes(1),
            Duration.ofDays(7),
            Duration.ofDays(1),
            null));

    @Test
    void aTransactionIsAskedAboutTwiceSoonOnceWhenItsOrderIsOverAndThenAtMidnightAndNoonInIndia() {
        assertThat(times.after(BEGUN, BEGUN)).isEqualTo("2026-11-20T06:15:00Z");
        assertThat(times.after(Instant.parse("2026-11-20T06:15:00Z"), BEGUN)).isEqualTo("2026-11-20T06:30:00Z");
        assertThat(times.after(Instant.parse("2026-11-20T06:29:59Z"), BEGUN)).isEqualTo("2026-11-20T06:30:00Z");
        assertThat(times.after(Instant.parse("2026-11-20T06:30:00Z"), BEGUN)).isEqualTo("2026-11-20T06:35:00Z");
        assertThat(times.after(Instant.parse("2026-11-20T06:35:00Z"), BEGUN)).isEqualTo("2026-11-20T18:30:00Z");
        assertThat(times.after(Instant.parse("2026-11-20T18:30:00Z"), BEGUN)).isEqualTo("2026-11-21T06:30:00Z");
    }

    @Test
    void afterAWeekItIsAskedAboutNoMore() {
        assertThat(times.after(BEGUN.plus(Duration.ofDays(7)), BEGUN)).isNull();
        assertThat(times.after(BEGUN.plus(Duration.ofDays(7)).minusMillis(1), BEGUN))
                .isNotNull();
    }
}
