package dev.kosh.disbursement;

import dev.kosh.wire.TenantId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a run by hand is confined to; null members confine nothing.
 *
 * @param tenantId a ULB, or a state with all its ULBs
 * @param voucherDate for the bulk profile of FD
 */
public record JobScope(
        @Nullable TenantId tenantId,
        @Nullable String piNumber,
        @Nullable LocalDate voucherDate) {

    public static final JobScope ALL = new JobScope(null, null, null);
}
