package dev.kosh.access.limits;

import dev.kosh.access.AccessError;
import dev.kosh.wire.RequestRefused;

/** More calls than are allowed; the answer says when to ask again. */
public class TooManyRequests extends RequestRefused {

    private static final long serialVersionUID = 1L;

    private final long retryAfterSeconds;

    public TooManyRequests(long retryAfterSeconds) {
        super(AccessError.RATE_LIMIT, "Rate limit exceeded");
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
