package dev.kosh.disbursement;

import dev.kosh.treasury.TreasuryService;
import dev.kosh.treasury.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one call about an instruction when its outcome is applied.
 *
 * @param text what the treasury said, as it may be kept in clear, or the validation that failed
 * @param glitchCode code of a technical fault ({@code JIT_TIMEOUT}, …)
 * @param attemptId its row in the exchange log; null when nothing was sent
 * @param trigger what made us call
 * @param slot of the schedule that it belongs to
 * @param by user who asked for it, or {@code SYSTEM}
 */
public record CallReport(
        TreasuryService api,
        CallOutcome outcome,
        @Nullable String text,
        @Nullable String glitchCode,
        @Nullable UUID attemptId,
        Trigger trigger,
        @Nullable Instant slot,
        String by) {

    public CallReport {
        text = storable(text);
    }

    /** What the treasury writes may hold what no text of a database can. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null
                ? null
                : new String(text.replace("\0", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Nothing was sent: no sanction has the funds. */
    public static CallReport noFunds(TreasuryService api, String by) {
        return new CallReport(api, CallOutcome.NO_FUNDS, null, null, null, Trigger.EVENT, null, by);
    }

    /** Nothing was sent: a validation failed. */
    public static CallReport invalid(TreasuryService api, String validation, String by) {
        return new CallReport(api, CallOutcome.INVALID, validation, null, null, Trigger.EVENT, null, by);
    }
}
