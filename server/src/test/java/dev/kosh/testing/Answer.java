package dev.kosh.testing;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** What the server answered. */
public record Answer(int status, HttpHeaders headers, JsonNode body) {

    /** Code of the first entry of {@code Errors}; empty when there is none. */
    public String errorCode() {
        return body.path("Errors").path(0).path("code").asString("");
    }
}
