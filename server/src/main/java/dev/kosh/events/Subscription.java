package dev.kosh.events;

import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program of others that is told of events of a tenant, or of all tenants of a state.
 *
 * @param topics none: all
 * @param waiting events that it is still owed
 * @param parked events that were given up after a day
 * @param oldestOwed when the oldest of both happened; null when there is none
 */
public record Subscription(
        TenantId tenantId,
        UUID id,
        String url,
        List<String> topics,
        boolean active,
        Instant createdAt,
        long waiting,
        long parked,
        @Nullable Instant oldestOwed) {}
