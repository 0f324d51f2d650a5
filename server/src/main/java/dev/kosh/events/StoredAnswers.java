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

    /** Keeps the answer of the call that claimed the key; it counts when the transaction commits. */
    void keep(AnswerKey key, StoredAnswer answer);
}
