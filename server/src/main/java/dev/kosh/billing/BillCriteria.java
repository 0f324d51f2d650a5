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
        boolean oldest) {

    /** The newest bill of one consumer, whatever its status. */
    static BillCriteria latestOf(ConsumerKey consumer) {
        return new BillCriteria(
                List.of(consumer.tenantId()),
                Set.of(),
                Set.of(consumer.consumerCode()),
                consumer.businessService(),
                null,
                null,
                null,
                null,
                null,
                null,
                false);
    }

    /** These bills of one tenant. */
    public static BillCriteria byId(TenantId tenant, Set<UUID> ids) {
        return new BillCriteria(List.of(tenant), ids, Set.of(), null, null, null, null, null, null, null, false);
    }
}
