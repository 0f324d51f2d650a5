package dev.kosh.billing.amendments;

import dev.kosh.wire.TenantId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which amendments are asked for; all that is given must hold.
 *
 * @param consumerCodes null for any consumer; an empty set finds nothing
 * @param statuses empty for any
 */
public record AmendmentCriteria(
        TenantId tenantId,
        @Nullable String businessService,
        @Nullable String number,
        @Nullable Set<String> consumerCodes,
        Set<AmendmentStatus> statuses,
        int limit,
        int offset) {

    static AmendmentCriteria byNumber(TenantId tenant, String number) {
        return new AmendmentCriteria(tenant, null, number, null, Set.of(), 1, 0);
    }
}
