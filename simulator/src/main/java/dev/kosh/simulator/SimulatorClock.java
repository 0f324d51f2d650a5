package dev.kosh.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The treasury's time: stands still, ticks from any instant, or follows another clock. Every business date, the age of
 * sessions and the time of a fault come from it. Safe for use by many threads.
 */
public final class SimulatorClock {

    /** The zone of every date and time on the wire. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private volatile Clock clock;

    SimulatorClock(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** From now on it is always this instant. */
    public void stopAt(Instant instant) {
        clock = Clock.fixed(instant, ZONE);
    }

    /** It is this instant now, and time goes on from there. */
    public void tickFrom(Instant instant) {
        clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), instant));
    }

    /** From now on it is what the other clock says, for example the one that a test moves. */
    public void follow(Clock other) {
        clock = other;
    }
}
