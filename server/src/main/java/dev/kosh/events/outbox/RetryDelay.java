package dev.kosh.events.outbox;

import java.time.Duration;

/** How long a message waits after failed deliveries: longer each time, never for good. */
final class RetryDelay {

    /** From this many failures on a message counts as stuck and is shown to operators. */
    static final int STUCK_AFTER = 5;

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final int HOURLY_UNTIL = STUCK_AFTER + 24;

    private RetryDelay() {}

    /**
     * Half a minute, doubled with each failure until the message is stuck; then an hour, for a day; then a day.
     *
     * @param failures how often delivery has failed, this time included
     */
    static Duration after(int failures) {
        if (failures < STUCK_AFTER) {
            return FIRST.multipliedBy(1L << (failures - 1));
        }
        return failures < HOURLY_UNTIL ? Duration.ofHours(1) : Duration.ofDays(1);
    }
}
