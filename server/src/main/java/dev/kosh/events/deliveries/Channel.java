package dev.kosh.events.deliveries;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A way in which subscriptions are told. */
public interface Channel {

    /** As the subscription's column has it. */
    String name();

    /** How long after it began delivery is given up, until somebody replays; null for never. */
    @Nullable
    Duration givesUpAfter();

    /** A run begins. */
    default void beginRun() {}

    /** Subscriptions whose receivers are not to be told anything for now, so that the others need not wait for them. */
    default Set<UUID> leftAlone() {
        return Set.of();
    }

    /**
     * Delivers events whose keys have nothing in common; answers those that failed, with the reason of each.
     *
     * @param payloads of each, as JSON
     */
    Map<Delivery, RuntimeException> deliver(Map<Delivery, byte[]> payloads);
}
