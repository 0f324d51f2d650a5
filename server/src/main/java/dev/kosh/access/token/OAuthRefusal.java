package dev.kosh.access.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A refusal of the token end point (docs/contract/access.md, log-in refusals). */
class OAuthRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final String INVALID_REQUEST = "invalid_request";
    private static final String INVALID_CREDENTIALS = "Invalid login credentials";
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
        return invalidRequest("Account locked");
    }

    static OAuthRefusal inactive() {
        return invalidRequest("Please activate your account");
    }

    static OAuthRefusal invalidGrant(String description) {
        return new OAuthRefusal(400, INVALID_GRANT, description);
    }

    static OAuthRefusal addressNotAllowed() {
        return new OAuthRefusal(403, "access_denied", "Request address is not allowed");
    }

    boolean isOfCredentials() {
        return body.errorDescription().equals(INVALID_CREDENTIALS);
    }

    int httpStatus() {
        return httpStatus;
    }

    Body body() {
        return body;
    }
}
