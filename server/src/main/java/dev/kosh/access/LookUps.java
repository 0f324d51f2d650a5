package dev.kosh.access;

import dev.kosh.wire.RequestRefused;

/**
 * Bounds how often somebody may ask for what is not his by naming it, so that nobody finds names by trying them
 * (docs/contract/access.md, rate limits).
 */
public interface LookUps {

    /**
     * Counts one.
     *
     * @throws RequestRefused {@link AccessError#RATE_LIMIT} when there were too many in the last minute
     */
    void count(Caller caller);
}
