package dev.kosh.billing.bulk;

import dev.kosh.events.Actor;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A bulk job and how far it is.
 *
 * @param parameters what it works on
 * @param total pieces in all; null until they are counted
 * @param done pieces that were worked at, always {@code succeeded + refused + skipped}
 * @param skipped pieces that needed no work
 * @param place behind which it goes on; null at the beginning
 * @param failure why it failed
 * @param actor on whose behalf it works
 */
public record BulkJob(
        UUID id,
        TenantId tenantId,
        BulkKind kind,
        JsonNode parameters,
        BulkState state,
        @Nullable Long total,
        long done,
        long succeeded,
        long refused,
        long skipped,
        @Nullable String place,
        @Nullable String failure,
        Actor actor,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    /** The same, further on. */
    BulkJob after(long moreSucceeded, long moreRefused, long moreSkipped, @Nullable String newPlace) {
        return new BulkJob(
                id,
                tenantId,
                kind,
                parameters,
                state,
                total,
                done + moreSucceeded + moreRefused + moreSkipped,
                succeeded + moreSucceeded,
                refused + moreRefused,
                skipped + moreSkipped,
                newPlace,
                failure,
                actor,
                createdAt,
                startedAt,
                endedAt);
    }
}
