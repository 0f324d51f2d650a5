package dev.kosh.disbursement;

import dev.kosh.wire.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which expense bills are asked for; what is empty or null does not restrict.
 *
 * @param due only those that a payment may be made for
 */
public record BillCriteria(
        TenantId tenantId,
        Collection<UUID> ids,
        Collection<String> billNumbers,
        Collection<String> referenceIds,
        @Nullable String businessService,
        @Nullable String workflowStatus,
        boolean due,
        int limit,
        int offset) {

    public static final int MOST = 500;

    public static BillCriteria byIds(TenantId tenant, Collection<UUID> ids) {
        return new BillCriteria(tenant, Set.copyOf(ids), List.of(), List.of(), null, null, false, MOST, 0);
    }

    public static BillCriteria due(TenantId tenant, int limit) {
        return new BillCriteria(tenant, Set.of(), List.of(), List.of(), null, null, true, limit, 0);
    }
}
