package dev.kosh.disbursement.failures;

import dev.kosh.treasury.TreasuryService;
import dev.kosh.wire.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where failure records come from.
 *
 * @param instructionId the instruction that they are of, or else the one that the treasury was asked about
 * @param attemptId the exchange on record
 */
record FailureSource(
        TenantId tenantId,
        TreasuryService api,
        @Nullable UUID instructionId,
        @Nullable UUID attemptId) {

    /** Who resolves what no person does. */
    static final String SYSTEM = "SYSTEM";

    /**
     * Records that name an instruction of another ULB wait there: that is where people look, and where the reference is
     * told that they wait for.
     */
    FailureSource near(@Nullable Candidate instruction) {
        return instruction == null || instruction.tenantId().equals(tenantId)
                ? this
                : new FailureSource(instruction.tenantId(), api, instruction.id(), attemptId);
    }
}
