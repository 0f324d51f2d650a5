package dev.kosh.events;

import java.time.Duration;
import java.util.Optional;

/** Answers of committed calls, given again to whoever repeats the call (docs/contract/events.md, stored answers). */
public interface StoredAnswers {

    /** How long an answer is kept. */
    Duration RETENTION = Duration.ofDays(7);

    /**
     * Takes a key for the running transaction, waiting for another transaction that holds it.
     *
     * @param request the call in the one form that all its repetitions share
     * @return the answer that the key already has; empty when this call is the first and must {@link #keep} its own
     * @throws dev.kosh.wire.RequestRefused {@link AnswerError#IDEMPOTENCY_KEY_REUSED} when the key came with another
     *     request, {@link AnswerError#IDEMPOTENCY_KEY_IN_USE} when the wait took too long
     */
    Optional<StoredAnswer> claim(AnswerKey key, String request);

    /**
     * Takes a key durably at once, for a call that waits for somebody outside: it must not hold a transaction meanwhile.
     * Waits for another call that has the key; one whose process died holds it for ten minutes.
     *
     * @return as {@link #claim}; after an empty answer the caller must {@link #keep} its own, or {@link #release} the key
     * @throws dev.kosh.wire.RequestRefused as {@link #claim}
     */
    Optional<StoredAnswer> claimApart(AnswerKey key, String request);

    /** Gives a key back that was taken by {@link #claimApart} for a call that came to nothing. */
    void release(AnswerKey key);

    /** Keeps the answer of the call that claimed the key; it counts when the transaction commits. */
    void keep(AnswerKey key, StoredAnswer answer);
}
