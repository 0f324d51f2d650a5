package dev.kosh.billing;

import dev.kosh.wire.TenantId;
import java.util.Comparator;

/** One consumer of one service at one tenant: what a bill is made for, and the unit that payments lock. */
public record ConsumerKey(TenantId tenantId, String businessService, String consumerCode)
        implements Comparable<ConsumerKey> {

    /** The order in which everybody takes locks, so that nobody waits in a circle. */
    private static final Comparator<ConsumerKey> LOCK_ORDER = Comparator.comparing(
                    (ConsumerKey key) -> key.tenantId().value())
            .thenComparing(ConsumerKey::businessService)
            .thenComparing(ConsumerKey::consumerCode);

    @Override
    public int compareTo(ConsumerKey other) {
        return LOCK_ORDER.compare(this, other);
    }
}
