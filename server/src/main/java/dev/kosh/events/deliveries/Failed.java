package dev.kosh.events.deliveries;

import java.time.Duration;
import java.time.Instant;

/**
 * A delivery that failed.
 *
 * @param error its kind; never a text that might name people
 * @param parked whether it is given up
 */
record Failed(Delivery delivery, String error, Instant nextAt, boolean parked) {

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int DOUBLED_AT_MOST = 7;

    /**
     * Half a minute, doubled with each failure, an hour at most; until the channel gives up. That time counts from the
     * first attempt: an event may have waited long behind another, for a subscription that was off, or for this process.
     */
    static Failed of(Delivery delivery, RuntimeException why, Channel channel, Instant now) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(delivery.attempts(), DOUBLED_AT_MOST));
        Duration patience = channel.givesUpAfter();
        return new Failed(
                delivery,
                why instanceof NotTaken notTaken
                        ? notTaken.getMessage()
                        : why.getClass().getName(),
                now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST),
                patience != null
                        && delivery.attempts() > 0
                        && !now.isBefore(delivery.owedSince().plus(patience)));
    }
}
