package dev.kosh.access.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as user administration sees him.
 *
 * @param createdBy number of the user who put him on record; null: the server
 * @param passwordSetAt null: there is none
 */
public record Person(
        Account account,
        Profile profile,
        @Nullable Long createdBy,
        @Nullable Long modifiedBy,
        Instant createdAt,
        Instant modifiedAt,
        @Nullable Instant passwordSetAt) {}
