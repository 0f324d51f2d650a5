package dev.kosh.events.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.MovableClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReceiversTests {

    private static final Duration GOOD_TIME = Duration.ofSeconds(5);
    private static final Duration SLOW = Duration.ofSeconds(6);
    private static final Duration QUICK = Duration.ofMillis(100);

    private final MovableClock clock = new MovableClock();
    private final Receivers receivers = new Receivers(GOOD_TIME, clock);
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Test
    void whoeverIsSlowOrSilentThreeTimesInARowIsLeftAloneForHalfAMinuteWhateverRunBegins() {
        receivers.called(one, true, SLOW);
        receivers.called(one, false, QUICK);
        assertThat(receivers.isLeftAlone(one)).isFalse();
        receivers.called(one, true, SLOW);
        receivers.called(other, true, QUICK);

        receivers.beginRun();

        assertThat(receivers.leftAlone()).containsExactly(one);
        clock.advance(Duration.ofSeconds(31));
        assertThat(receivers.leftAlone()).isEmpty();
    }

    @Test
    void anAnswerInGoodTimeEndsTheRow() {
        receivers.called(one, false, SLOW);
        receivers.called(one, false, SLOW);
        receivers.called(one, true, QUICK);
        receivers.called(one, false, SLOW);
        receivers.called(one, false, SLOW);

        assertThat(receivers.isLeftAlone(one)).isFalse();
    }

    @Test
    void nobodyHasMoreThanHisTurnInARun() {
        for (Duration talked = Duration.ZERO; talked.compareTo(Receivers.TURN) < 0; talked = talked.plus(GOOD_TIME)) {
            assertThat(receivers.isLeftAlone(one)).isFalse();
            receivers.called(one, true, GOOD_TIME);
        }
        assertThat(receivers.leftAlone()).containsExactly(one);

        receivers.beginRun();

        assertThat(receivers.leftAlone()).isEmpty();
    }
}
