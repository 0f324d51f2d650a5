package dev.kosh.disbursement.polls;

import dev.kosh.disbursement.PaymentAdvice;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.PiType;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An instruction as far as asking about it needs: read with its page, so that a call costs no reading of its own.
 *
 * @param billDate fixed when it was made
 * @param treasuryPiDate as the treasury wrote it
 * @param root the original of a revised instruction; null for an original
 * @param completedAt where reading goes on for services that ask about completed instructions
 */
public record PollTarget(
        TenantId tenantId,
        UUID id,
        String number,
        PiType type,
        PiStatus status,
        boolean duplicateReported,
        Instant billDate,
        @Nullable String ssuId,
        @Nullable String treasuryPiId,
        @Nullable String treasuryPiDate,
        @Nullable PaymentAdvice advice,
        @Nullable Root root,
        @Nullable Instant completedAt) {

    /**
     * The first instruction of a chain.
     *
     * @param billReference null while it has no advice
     */
    public record Root(
            String number, Instant billDate, @Nullable String billReference) {}

    @Override
    public String toString() {
        return tenantId + " " + number;
    }
}
