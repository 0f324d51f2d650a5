package dev.kosh.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event and how far its delivery to one subscription came.
 *
 * @param dueAt of the next attempt
 * @param lastError kind of the latest failure
 */
public record OwedEvent(
        AnnouncedEvent event,
        Status status,
        int attempts,
        Instant dueAt,
        @Nullable String lastError) {

    /** How far it came. */
    public enum Status {
        /** Will be tried, or is behind another one of the same bill that waits. */
        WAITING,
        DELIVERED,
        /** Was given up after a day; waits for a replay. */
        PARKED
    }
}
