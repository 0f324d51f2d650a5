package dev.kosh.events;

import dev.kosh.wire.ErrorCode;

/** Why a call with an Idempotency-Key is refused. */
public enum AnswerError implements ErrorCode {
    INVALID_IDEMPOTENCY_KEY(400),
    /** Another body came with the key before. */
    IDEMPOTENCY_KEY_REUSED(409),
    /** The first call with the key has not ended in time; its outcome is not known yet. */
    IDEMPOTENCY_KEY_IN_USE(409),
    /** As many calls with keys run as this process has room for. */
    TOO_MANY_CALLS_WITH_KEYS(503);

    private final int httpStatus;

    AnswerError(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public int httpStatus() {
        return httpStatus;
    }
}
