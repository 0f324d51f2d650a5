package dev.kosh.events.deliveries;

import java.time.Duration;

/** An event was left for later, because those before it found nobody. It does not count as an attempt. */
public class NotTried extends RuntimeException {

    static final Duration PAUSE = Duration.ofSeconds(30);

    private static final long serialVersionUID = 1L;

    public NotTried() {
        super("the receiver does not answer", null, false, false);
    }
}
