package dev.kosh.masters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Spans of time that masters hold for; an end that is not set is open. */
final class Effective {

    private Effective() {}

    static boolean covers(@Nullable Instant from, @Nullable Instant to, Instant at) {
        return (from == null || !at.isBefore(from)) && (to == null || !at.isAfter(to));
    }
}
