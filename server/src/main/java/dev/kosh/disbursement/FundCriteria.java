package dev.kosh.disbursement;

import dev.kosh.wire.TenantId;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which sanctions are asked for; what is empty or null does not restrict. */
public record FundCriteria(
        TenantId tenantId,
        Collection<UUID> ids,
        @Nullable String headOfAccount,
        @Nullable String ddoCode,
        @Nullable String masterAllotmentId,
        boolean newestFirst,
        int limit,
        int offset) {

    public static final int MOST = 500;
}
