package dev.kosh.collection;

import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which remittances are asked for; all that is given must hold.
 *
 * @param texts what members that are texts must say, by member
 * @param from reference dates at or after
 * @param to reference dates at or before
 */
public record RemittanceCriteria(
        List<TenantId> tenants,
        Set<String> ids,
        Set<String> referenceNumbers,
        Map<Text, String> texts,
        @Nullable Instant from,
        @Nullable Instant to,
        Sorting sortBy,
        boolean ascending) {

    /** Members that are compared as texts. */
    public enum Text {
        VOUCHER_HEADER,
        FUNCTION,
        FUND,
        REMARKS,
        REASON_FOR_DELAY,
        STATUS,
        BANK_ACCOUNT
    }

    /** What a search may be sorted by. */
    public enum Sorting {
        REFERENCE_DATE,
        REFERENCE_NUMBER
    }

    /** A search answers so many. */
    public static final int MOST = 25;
}
