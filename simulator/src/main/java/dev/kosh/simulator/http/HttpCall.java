package dev.kosh.simulator.http;

import java.util.Map;

/**
 * One request as it came over the wire.
 *
 * @param path   without the query, as sent: still percent-encoded
 * @param query  what follows the question mark; empty if there is none
 * @param headers by name in lower case
 */
public record HttpCall(String method, String path, String query, Map<String, String> headers, String body) {

    /** A header's value; empty if it was not sent. */
    public String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }

    boolean keepsConnection() {
        return !header("connection").equalsIgnoreCase("close");
    }
}
