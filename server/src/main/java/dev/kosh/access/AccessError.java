package dev.kosh.access;

import dev.kosh.wire.ErrorCode;

/** Why the edge refuses a call (docs/contract/access.md, refusals). */
public enum AccessError implements ErrorCode {
    NO_TOKEN("CustomException", 401),
    INVALID_TOKEN("InvalidAccessTokenException", 401),
    NOT_AUTHORISED("CustomException", 403),
    FOREIGN_FORM("FOREIGN_FORM", 403),
    AUTHENTICATION_DOWN("CustomException", 500),
    RATE_LIMIT("RateLimitExceededException", 429),
    SETUP_TOKEN("INVALID_SETUP_TOKEN", 403),
    INVALID_ADMINISTRATOR("INVALID_ADMINISTRATOR", 400);

    private final String code;
    private final int httpStatus;

    AccessError(String code, int httpStatus) {
        this.code = code;
        this.httpStatus = httpStatus;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int httpStatus() {
        return httpStatus;
    }
}
