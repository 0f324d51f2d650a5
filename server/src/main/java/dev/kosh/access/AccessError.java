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
    INVALID_ADMINISTRATOR("INVALID_ADMINISTRATOR", 400),
    PASSWORD_LENGTH("INVALID_PWD_LENGTH", 400),
    PASSWORD_PATTERN("INVALID_PWD_PATTERN", 400),
    PASSWORD_MISMATCH("PasswordMismatchException", 400),
    PASSWORD_NOT_USED("InvalidUpdatePasswordRequestException", 400),
    INVALID_USER("InvalidUserCreateException", 400),
    DUPLICATE_USER("DuplicateUserNameException", 400),
    USER_NOT_FOUND("UserNotFoundException", 400),
    PROFILE_OF_ANOTHER("UserProfileUpdateDeniedException", 400),
    INVALID_ROLE("INVALID_ROLE", 400),
    ROLE_NOT_GRANTABLE("ROLE_NOT_GRANTABLE", 403),
    INVALID_CLIENT("INVALID_CLIENT", 400),
    DUPLICATE_CLIENT("DUPLICATE_CLIENT", 400),
    INVALID_USER_SEARCH("InvalidUserSearchCriteriaException", 400);

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
