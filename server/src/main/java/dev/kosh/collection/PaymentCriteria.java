package dev.kosh.collection;

import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which payments are asked for; all that is given must hold, empty sets ask for nothing in particular.
 *
 * @param from transactions at or after
 * @param to transactions at or before
 * @param scope whose payments the caller may see
 */
public record PaymentCriteria(
        List<TenantId> tenants,
        Set<UUID> ids,
        Set<UUID> billIds,
        Set<String> receiptNumbers,
        Set<String> consumerCodes,
        Set<String> businessServices,
        Set<String> statuses,
        Set<String> instrumentStatuses,
        Set<String> modes,
        Set<String> payerUuids,
        @Nullable String transactionNumber,
        @Nullable String mobileNumber,
        @Nullable Instant from,
        @Nullable Instant to,
        Scope scope,
        int limit,
        int offset) {

    private static final int MOST_OF_ONE_REFERENCE = 100;

    /**
     * Whose payments a caller may see; all null means everybody's.
     *
     * @param recordedByUuid only those that this user recorded
     * @param payerUuid only those that this citizen paid, or …
     * @param payerMobileNumber … that were paid in the name of this mobile number
     */
    public record Scope(
            @Nullable String recordedByUuid,
            @Nullable String payerUuid,
            @Nullable String payerMobileNumber) {

        public static final Scope EVERYBODY = new Scope(null, null, null);
    }

    /** The same, of what the caller may see. */
    public PaymentCriteria seenBy(Scope caller) {
        return new PaymentCriteria(
                tenants,
                ids,
                billIds,
                receiptNumbers,
                consumerCodes,
                businessServices,
                statuses,
                instrumentStatuses,
                modes,
                payerUuids,
                transactionNumber,
                mobileNumber,
                from,
                to,
                caller,
                limit,
                offset);
    }

    /** The payments by this mode that carry this reference, undone ones included, whoever asks. */
    public static PaymentCriteria byTransactionNumber(TenantId tenant, PaymentMode mode, String transactionNumber) {
        return new PaymentCriteria(
                List.of(tenant),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(mode.name()),
                Set.of(),
                transactionNumber,
                null,
                null,
                null,
                Scope.EVERYBODY,
                MOST_OF_ONE_REFERENCE,
                0);
    }

    /** All payments with these ids, whoever asks. */
    public static PaymentCriteria byId(List<TenantId> tenants, Set<UUID> ids) {
        return new PaymentCriteria(
                tenants,
                ids,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                null,
                Scope.EVERYBODY,
                ids.size(),
                0);
    }
}
