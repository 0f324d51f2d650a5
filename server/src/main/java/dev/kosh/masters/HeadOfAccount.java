package dev.kosh.masters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A head that funds are allotted under (master {@code ifms.HeadOfAccounts}).
 *
 * @param sequence smaller is spent first
 * @param effectiveFrom from when allotments are asked for
 */
public record HeadOfAccount(
        String code,
        String name,
        int sequence,
        String schemeCode,
        @Nullable Instant effectiveFrom,
        @Nullable Instant effectiveTo,
        boolean active) {

    /** Whether it may be spent from at that time. */
    public boolean isActive(Instant at) {
        return active && Effective.covers(effectiveFrom, effectiveTo, at);
    }
}
