package dev.kosh.treasury;

import dev.kosh.wire.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Which exchanges are asked for.
 *
 * @param reference null: of all
 * @param service null: of all
 * @param limit at most {@value #MOST}
 */
public record ExchangeCriteria(
        TenantId tenant,
        @Nullable String reference,
        @Nullable TreasuryService service,
        int limit,
        int offset) {

    public static final int MOST = 1_000;

    /** @throws IllegalArgumentException when limit or offset are out of bounds */
    public ExchangeCriteria {
        if (limit < 1 || limit > MOST || offset < 0) {
            throw new IllegalArgumentException("limit is 1 to " + MOST + ", offset 0 or more");
        }
    }

    /** The newest exchanges about one thing. */
    public static ExchangeCriteria about(TenantId tenant, String reference) {
        return new ExchangeCriteria(tenant, reference, null, MOST, 0);
    }
}
