package dev.kosh.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP call.
 *
 * @param body null for none
 * @param timeout for the whole call, connecting and reading included
 * @param mostBytes of the answer that are read; the rest is cut off
 */
public record OutboundCall(
        String method,
        URI address,
        Map<String, String> headers,
        @Nullable Body body,
        Duration timeout,
        int mostBytes) {

    /** @param contentType such as {@code application/json} */
    public record Body(String contentType, byte[] bytes) {}

    /** Without headers and body, which carry secrets and people; nor the query, which may. */
    @Override
    public String toString() {
        return method + " " + address.getHost() + address.getPath();
    }
}
