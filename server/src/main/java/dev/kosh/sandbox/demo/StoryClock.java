package dev.kosh.sandbox.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The demo's time, in whole milliseconds: it goes on like the real one, and the story moves it ahead. */
public final class StoryClock extends Clock {

    private final Clock real = Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** From now on it is this instant; never back, for what is written stays written. */
    void moveTo(Instant later) {
        if (later.isBefore(instant())) {
            throw new IllegalArgumentException("the demo's clock goes ahead only, not back to " + later);
        }
        ahead.set(Duration.between(real.instant(), later));
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead.get());
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
