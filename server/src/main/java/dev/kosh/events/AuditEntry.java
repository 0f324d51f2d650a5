package dev.kosh.events;

import dev.kosh.wire.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One thing that somebody did.
 *
 * @param id grows with time
 * @param action a verb in past tense: {@code CREATED}, {@code CANCELLED}
 * @param objectType what it was done to: {@code PAYMENT}
 */
public record AuditEntry(
        long id,
        TenantId tenantId,
        Instant at,
        Actor actor,
        String action,
        String objectType,
        String objectId,
        @Nullable JsonNode detail) {}
