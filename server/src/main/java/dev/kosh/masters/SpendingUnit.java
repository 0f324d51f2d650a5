package dev.kosh.masters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The office of a ULB that spends inside the treasury's system (master {@code ifms.SSUDetails}).
 *
 * @param ddoCode drawing officer
 * @param ssuId what the treasury knows the office by, {@code ssuIaId} on its wire
 * @param effectiveTo null without end
 */
public record SpendingUnit(
        String id,
        String ddoCode,
        String granteeAgCode,
        String granteeName,
        String ssuId,
        String ssuOffice,
        String programCode,
        @Nullable Instant effectiveFrom,
        @Nullable Instant effectiveTo,
        boolean active) {

    /** Whether it may spend at that time. */
    public boolean isActive(Instant at) {
        return active && Effective.covers(effectiveFrom, effectiveTo, at);
    }
}
