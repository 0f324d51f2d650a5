package dev.kosh.disbursement.polls;

import dev.kosh.disbursement.CallOutcome;
import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.TreasuryAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means for the instruction that it was asked about.
 *
 * @param text the error message as it may be kept in clear
 */
public record Verdict(
        CallOutcome outcome,
        @Nullable String text,
        @Nullable Glitch glitch) {

    /** What the treasury module made of the answer. */
    public static Verdict of(TreasuryAnswer answer) {
        CallOutcome outcome = switch (answer.outcome()) {
            case NO_RESPONSE -> CallOutcome.NO_RESPONSE;
            case ERROR -> CallOutcome.ERROR;
            case SUCCESS -> CallOutcome.SUCCESS;
        };
        return new Verdict(outcome, answer.displayText(), answer.glitch());
    }

    /** Rows came, but none that says what was asked. */
    public static Verdict unusable() {
        return new Verdict(CallOutcome.ERROR, Glitch.JIT_SCHEMA_INVALID.bannerText(), Glitch.JIT_SCHEMA_INVALID);
    }

    /** What is asked about is not there yet. */
    public static Verdict notYet() {
        return new Verdict(CallOutcome.NO_RESPONSE, null, null);
    }

    /** The answer cannot be accepted, for a reason of ours. */
    public static Verdict refused(String reason) {
        return new Verdict(CallOutcome.ERROR, reason, null);
    }

    public boolean isSuccess() {
        return outcome == CallOutcome.SUCCESS;
    }
}
