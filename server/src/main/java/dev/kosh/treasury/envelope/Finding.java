package dev.kosh.treasury.envelope;

import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.TreasuryError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one exchange came to; members as in {@link dev.kosh.treasury.TreasuryAnswer}.
 *
 * @param received what the answer said: JSON, or the body as it came when it did not open
 */
public record Finding(
        Outcome outcome,
        @Nullable Glitch glitch,
        @Nullable String errorText,
        List<TreasuryError> errors,
        List<JsonNode> data,
        boolean ofTreasury,
        @Nullable String received) {

    /** A technical fault, with the text that is its own. */
    public static Finding of(Glitch glitch, @Nullable String received) {
        return new Finding(glitch.outcome(), glitch, glitch.bannerText(), List.of(), List.of(), false, received);
    }

    /** An answer without error. */
    static Finding without(Outcome outcome, List<JsonNode> data, String received) {
        return new Finding(outcome, null, null, List.of(), data, false, received);
    }

    /** An error of the treasury's own: it refuses. */
    static Finding refusal(ErrorText error, String received) {
        return new Finding(Outcome.ERROR, null, error.text(), error.errors(), List.of(), true, received);
    }

    /** An HTTP status that is an error. */
    static Finding httpError(int status, @Nullable ErrorText error, @Nullable String received) {
        boolean blamesUs = status >= 400 && status < 500;
        return new Finding(
                Outcome.ERROR,
                Glitch.JIT_HTTP_ERROR,
                error == null ? "HTTP " + status : error.text(),
                error == null ? List.of() : error.errors(),
                List.of(),
                blamesUs && error != null,
                received);
    }

    /** Whether the session was refused, so that the treasury did nothing. */
    public boolean refusesSession() {
        return glitch == Glitch.JIT_SESSION_EXPIRED;
    }

    /** Code of the first error that has one. */
    public @Nullable String errorCode() {
        for (TreasuryError error : errors) {
            if (error.code() != null) {
                return error.code();
            }
        }
        return null;
    }
}
