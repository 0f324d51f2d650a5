package dev.kosh.access.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.SignInRefusal;
import org.jspecify.annotations.Nullable;

/** A refusal of the token end point (docs/contract/access.md, log-in refusals). */
class OAuthRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final String INVALID_REQUEST = "invalid_request";
    private static final String INVALID_CREDENTIALS = "Invalid login credentials";
    private static final String LOCKED = "Account locked";
    private static final String INACTIVE = "Please activate your account";
    private static final String EXPIRED = "Password expired: have it reset";
    private static final String OTHER_ADDRESS = "Request address is not allowed";
    static final String INVALID_GRANT = "invalid_grant";

    private final int httpStatus;
    private final transient Body body;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Body(
            String error,
            @JsonProperty("error_description") String errorDescription,
            @Nullable String scope) {}

    OAuthRefusal(int httpStatus, String error, String description, @Nullable String scope) {
        super(error + ": " + description, null, false, false);
        this.httpStatus = httpStatus;
        this.body = new Body(error, description, scope);
    }

    OAuthRefusal(int httpStatus, String error, String description) {
        this(httpStatus, error, description, null);
    }

    static OAuthRefusal invalidRequest(String description) {
        return new OAuthRefusal(400, INVALID_REQUEST, description);
    }

    /** One answer for all that an outsider must not be able to tell apart. */
    static OAuthRefusal invalidCredentials() {
        return invalidRequest(INVALID_CREDENTIALS);
    }

    static OAuthRefusal accountLocked() {
        return invalidRequest(LOCKED);
    }

    static OAuthRefusal inactive() {
        return invalidRequest(INACTIVE);
    }

    static OAuthRefusal passwordExpired() {
        return invalidRequest(EXPIRED);
    }

    static OAuthRefusal invalidGrant(String description) {
        return new OAuthRefusal(400, INVALID_GRANT, description);
    }

    static OAuthRefusal addressNotAllowed() {
        return new OAuthRefusal(403, "access_denied", OTHER_ADDRESS);
    }

    boolean isOfCredentials() {
        return body.errorDescription().equals(INVALID_CREDENTIALS);
    }

    /** What the sign-in page tells. */
    SignInRefusal onPages() {
        return switch (body.errorDescription()) {
            case LOCKED -> SignInRefusal.LOCKED;
            case INACTIVE -> SignInRefusal.INACTIVE;
            case EXPIRED -> SignInRefusal.EXPIRED;
            case OTHER_ADDRESS -> SignInRefusal.ADDRESS;
            default -> SignInRefusal.CREDENTIALS;
        };
    }

    int httpStatus() {
        return httpStatus;
    }

    Body body() {
        return body;
    }
}
