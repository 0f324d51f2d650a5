package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.PiStatus;
import dev.kosh.wire.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An instruction that a bill of an answer may mean.
 *
 * @param billReference its own; null as long as the treasury has not told it
 * @param originalReference that of the chain's first instruction
 */
record Candidate(
        TenantId tenantId,
        UUID id,
        String number,
        boolean revised,
        PiStatus status,
        @Nullable String billReference,
        @Nullable String originalReference) {

    /** Its money left, or has left and we do not know it yet: nothing comes back that did not leave. */
    boolean mayHaveFailures() {
        return status == PiStatus.COMPLETED || status == PiStatus.IN_PROCESS;
    }

    /** A revised instruction that the treasury may hold, without having told its reference. */
    boolean waitsForReference() {
        return revised && billReference == null && (status == PiStatus.PENDING || status == PiStatus.IN_PROCESS);
    }
}
