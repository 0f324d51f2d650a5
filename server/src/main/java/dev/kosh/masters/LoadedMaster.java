package dev.kosh.masters;

import dev.kosh.wire.TenantId;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One master as a file brought it.
 *
 * @param owner the tenant that it was loaded for
 * @param rows an array; shared, so never to be changed
 */
public record LoadedMaster(TenantId owner, JsonNode rows, Instant loadedAt) {}
