package dev.kosh.disbursement;

import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which failure records are asked for; all that is given must hold.
 *
 * @param instructionId those of this instruction
 * @param from first seen at or after
 * @param to first seen at or before
 * @param limit at most {@value #MOST}
 */
public record FailureCriteria(
        List<TenantId> tenants,
        @Nullable FailureState state,
        @Nullable QuarantineReason reason,
        @Nullable UUID instructionId,
        @Nullable Instant from,
        @Nullable Instant to,
        int limit,
        int offset) {

    public static final int MOST = 200;

    /** All records of an instruction. */
    public static FailureCriteria of(TenantId tenant, UUID instructionId) {
        return new FailureCriteria(List.of(tenant), null, null, instructionId, null, null, MOST, 0);
    }
}
