package dev.kosh.notification;

import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.UUID;

/** Numbers that get no messages, as data of a state or one of its tenants (docs/contract/notification.md). */
public interface BlockedNumbers {

    /** Most entries of one tenant. */
    int MOST = 10_000;

    /** How much of what is sent an entry holds back. */
    enum Extent {
        /** All messages: the number stands for "no number", or belongs to somebody else. */
        ALL,
        /** Promotions and notices; not one-time passwords and payments. */
        DO_NOT_DISTURB
    }

    /**
     * An entry.
     *
     * @param pattern digits, {@code X} for one digit, {@code *} for one or more; a number in full is masked
     */
    record Entry(UUID id, TenantId tenantId, String pattern, Extent extent, String reason) {}

    /** Entries of a tenant, oldest first. */
    List<Entry> of(TenantId tenant);

    /**
     * Adds an entry, or changes the one with the same pattern.
     *
     * @throws IllegalArgumentException when it is neither a mobile number nor a pattern of one
     */
    Entry block(TenantId tenant, String pattern, Extent extent, String reason, String by);

    /** False when the tenant has no such entry. */
    boolean unblock(TenantId tenant, UUID id);
}
