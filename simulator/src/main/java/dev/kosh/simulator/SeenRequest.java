package dev.kosh.simulator;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One call that reached the treasury, decrypted.
 *
 * @param order    counts all calls of the treasury from 1
 * @param at       by the treasury's clock
 * @param piNumber of the bill that it is about; null if none
 * @param params   the call's parameters; an empty object for a log-in
 * @param headers  by name in lower case; secrets are masked
 * @param fault    the fault that was played; null if none
 */
public record SeenRequest(
        long order,
        Instant at,
        JitService service,
        @Nullable String piNumber,
        JsonNode params,
        Map<String, String> headers,
        @Nullable Fault fault) {}
