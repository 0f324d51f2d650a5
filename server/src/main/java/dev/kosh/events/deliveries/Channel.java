package dev.kosh.events.deliveries;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A way in which subscriptions are told. */
public interface Channel {

    /** As the subscription's column has it. */
    String name();

    /** How long after it began delivery is given up, until somebody replays; null for never. */
    @Nullable
    Duration givesUpAfter();

    /**
     * Delivers events whose keys have nothing in common; answers those that failed, with the reason of each.
     *
     * @param payloads of each, as JSON
     */
    Map<Delivery, RuntimeException> deliver(Map<Delivery, byte[]> payloads);
}
