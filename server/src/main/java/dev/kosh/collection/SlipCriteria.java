package dev.kosh.collection;

import dev.kosh.wire.TenantId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a remittance slip is about.
 *
 * @param remittedOn the Indian day on which it was remitted; null for what waits to be remitted now
 * @param recordedByUuid only what this user recorded
 */
public record SlipCriteria(
        TenantId tenantId,
        @Nullable LocalDate remittedOn,
        @Nullable String recordedByUuid) {

    /** Cheques and DDs on one slip. */
    public static final int MOST_INSTRUMENTS = 2_000;
}
