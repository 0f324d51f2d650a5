package dev.kosh.events.outbox;

import dev.kosh.events.OutboxMessage;
import org.jspecify.annotations.Nullable;

/**
 * What became of one message.
 *
 * @param error kind of the failure, never its text, which may name people; null unless the delivery failed
 */
record Outcome(OutboxMessage message, Kind kind, @Nullable String error) {

    enum Kind {
        DELIVERED,
        FAILED,
        /** The lease was about to end. */
        NOT_TRIED
    }

    static Outcome delivered(OutboxMessage message) {
        return new Outcome(message, Kind.DELIVERED, null);
    }

    static Outcome failed(OutboxMessage message, String error) {
        return new Outcome(message, Kind.FAILED, error);
    }

    static Outcome notTried(OutboxMessage message) {
        return new Outcome(message, Kind.NOT_TRIED, null);
    }
}
