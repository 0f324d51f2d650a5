package dev.kosh.events.outbox;

import org.springframework.boot.test.context.TestComponent;

/** For tests that want what is owed delivered now: {@code @Import(DrainedOutbox.class)} and call {@link #now()}. */
@TestComponent
public class DrainedOutbox {

    private final OutboxDrain drain;

    DrainedOutbox(OutboxDrain drain) {
        this.drain = drain;
    }

    /** Delivers what is due by the test's clock; returns how many messages were tried. */
    public int now() {
        try {
            return drain.run(() -> false);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
