package dev.kosh.billing;

import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which demands are asked for; all that is given must hold.
 *
 * @param tenants one ULB, or all of a state; an empty list finds nothing
 * @param payerUuids null for any payer; an empty set finds nothing
 */
public record DemandCriteria(
        List<TenantId> tenants,
        Set<UUID> ids,
        Set<String> consumerCodes,
        @Nullable String businessService,
        @Nullable Set<String> payerUuids,
        @Nullable DemandStatus status,
        @Nullable Boolean paymentCompleted,
        @Nullable Instant periodFrom,
        @Nullable Instant periodTo,
        int limit,
        int offset) {}
