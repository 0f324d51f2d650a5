package dev.kosh.events.outbox;

import dev.kosh.events.OutboxMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one message.
 *
 * @param error kind of the failure, never its text, which may name people; null unless the delivery failed
 * @param until when to try again; null unless the handler said so
 */
record Outcome(
        OutboxMessage message,
        Kind kind,
        @Nullable String error,
        @Nullable Instant until) {

    enum Kind {
        DELIVERED,
        FAILED,
        /** The handler wants it later. */
        DEFERRED,
        /** The lease was about to end. */
        NOT_TRIED
    }

    static Outcome delivered(OutboxMessage message) {
        return new Outcome(message, Kind.DELIVERED, null, null);
    }

    static Outcome failed(OutboxMessage message, String error) {
        return new Outcome(message, Kind.FAILED, error, null);
    }

    static Outcome deferred(OutboxMessage message, Instant until) {
        return new Outcome(message, Kind.DEFERRED, null, until);
    }

    static Outcome notTried(OutboxMessage message) {
        return new Outcome(message, Kind.NOT_TRIED, null, null);
    }
}
