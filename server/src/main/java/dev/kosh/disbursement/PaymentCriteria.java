package dev.kosh.disbursement;

import dev.kosh.wire.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which payments of bills are asked for; what is empty or null does not restrict. */
public record PaymentCriteria(
        TenantId tenantId,
        Collection<UUID> ids,
        Collection<String> numbers,
        Collection<UUID> billIds,
        @Nullable BillPaymentStatus status,
        int limit,
        int offset) {

    public static final int MOST = 500;

    public static PaymentCriteria byNumber(TenantId tenant, String number) {
        return new PaymentCriteria(tenant, Set.of(), List.of(number), Set.of(), null, 1, 0);
    }
}
