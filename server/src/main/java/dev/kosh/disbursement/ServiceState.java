package dev.kosh.disbursement;

import dev.kosh.treasury.TreasuryService;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the calls of one API about one instruction stand.
 *
 * @param latestResponseId the newest attempt that brought an answer; attempts without one do not move it
 * @param pollUntil up to when it is to be asked; null without end
 */
public record ServiceState(
        TreasuryService api,
        @Nullable UUID latestAttemptId,
        @Nullable UUID latestResponseId,
        CallOutcome lastOutcome,
        @Nullable String lastGlitch,
        Instant lastAt,
        @Nullable Instant lastSlot,
        int consecutiveNoResponse,
        @Nullable Instant pollUntil) {}
