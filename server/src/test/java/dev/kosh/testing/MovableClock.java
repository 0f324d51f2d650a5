package dev.kosh.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still, in whole milliseconds, until a test moves it. */
public final class MovableClock extends Clock {

    private final AtomicReference<Instant> now;

    /** Starts at the real time. */
    public MovableClock() {
        this.now = new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    public Instant now() {
        return instant();
    }

    public void advance(Duration step) {
        now.updateAndGet(before -> before.plus(step));
    }

    public void set(Instant instant) {
        now.set(instant.truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Kosh's clock is in UTC");
    }
}
