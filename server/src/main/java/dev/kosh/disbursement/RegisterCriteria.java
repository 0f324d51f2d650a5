package dev.kosh.disbursement;

import dev.kosh.wire.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the register are asked for.
 *
 * @param financialYear {@code 2026-27}
 * @param headOfAccount null: all
 * @param kind null: all; balances count all rows in any case
 */
public record RegisterCriteria(
        TenantId tenantId,
        String financialYear,
        @Nullable String headOfAccount,
        RegisterRow.@Nullable Kind kind,
        int limit,
        int offset) {

    public static final int MOST = 10_000;
}
