package dev.kosh.events;

import dev.kosh.wire.TenantId;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * Something that a committed change still owes to others.
 *
 * @param attempts failed deliveries so far
 */
public record OutboxMessage(
        long id, TenantId tenantId, String kind, JsonNode payload, Instant createdAt, int attempts) {}
