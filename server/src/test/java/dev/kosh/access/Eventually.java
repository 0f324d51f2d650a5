package dev.kosh.access;

import java.time.Duration;
import org.awaitility.Awaitility;

/** What another process is told arrives a moment later. */
final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Eventually() {}

    static void holds(Runnable assertions) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(assertions::run);
    }
}
