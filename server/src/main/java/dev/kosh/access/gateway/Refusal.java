package dev.kosh.access.gateway;

import dev.kosh.access.AccessError;
import dev.kosh.wire.ErrorCode;
import dev.kosh.wire.Problem;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.WireError;
import java.util.List;

/** Refusals in the words that clients of the platform match on (docs/contract/access.md, refusals). */
final class Refusal {

    private static final String UNHANDLED = "An unhandled exception occurred on the server";

    private Refusal() {}

    static RequestRefused noToken() {
        String text = "You are not authorized to access this resource";
        return of(AccessError.NO_TOKEN, text, text);
    }

    static RequestRefused invalidToken() {
        return of(AccessError.INVALID_TOKEN, UNHANDLED, "Invalid Access Token Exception");
    }

    static RequestRefused notAuthorised() {
        String text = "Not authorized to access this resource";
        return of(AccessError.NOT_AUTHORISED, text, text);
    }

    static RequestRefused authenticationDown() {
        String text = "User authentication service is down";
        return of(AccessError.AUTHENTICATION_DOWN, text, text);
    }

    static RequestRefused foreignForm() {
        String text = "This form is out of date or came from elsewhere: open the page again";
        return of(AccessError.FOREIGN_FORM, text, text);
    }

    static RequestRefused wrongVerb(String verb) {
        return of(WireError.METHOD, UNHANDLED, "Request method '" + verb + "' not supported");
    }

    static RequestRefused notFound(String path) {
        return new RequestRefused(WireError.NOT_FOUND, "The resource - " + path + " not found");
    }

    static RequestRefused malformed() {
        return new RequestRefused(WireError.JSON_PARSE, "Bad request");
    }

    static RequestRefused tooLarge(long mostBytes) {
        return new RequestRefused(WireError.PAYLOAD_TOO_LARGE, "A body has at most " + mostBytes + " bytes");
    }

    static RequestRefused unreadableParameters() {
        return new RequestRefused(
                WireError.PARAMETERS,
                "The query, the form or the parts of the upload cannot be read: encode what they hold");
    }

    static RequestRefused mediaType() {
        return new RequestRefused(WireError.MEDIA_TYPE, "Send the body as application/json in UTF-8");
    }

    private static RequestRefused of(ErrorCode code, String message, String description) {
        return new RequestRefused(code.httpStatus(), List.of(new Problem(code.code(), message, description, null)));
    }
}
