package dev.kosh.events;

import dev.kosh.wire.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to look for on the trail of one tenant; a criterion that is null does not narrow.
 *
 * @param from entries of this instant and later
 * @param to entries before this instant
 */
public record AuditQuery(
        TenantId tenantId,
        @Nullable String objectType,
        @Nullable String objectId,
        @Nullable String userUuid,
        @Nullable String correlationId,
        @Nullable Instant from,
        @Nullable Instant to,
        int limit,
        int offset) {}
