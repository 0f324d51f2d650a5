package dev.kosh.billing;

import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which bills are asked for; all that is given must hold.
 *
 * @param oldest the oldest bill of each consumer that is not cancelled, instead of the newest
 */
public record BillCriteria(
        List<TenantId> tenants,
        Set<UUID> ids,
        Set<String> consumerCodes,
        @Nullable String businessService,
        @Nullable String mobileNumber,
        @Nullable String emailId,
        @Nullable String billNumber,
        @Nullable BillStatus status,
        @Nullable Instant periodFrom,
        @Nullable Instant periodTo,
        boolean oldest) {}
