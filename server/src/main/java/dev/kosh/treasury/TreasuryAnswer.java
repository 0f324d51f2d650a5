package dev.kosh.treasury;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What became of a call, by its last try.
 *
 * @param attemptId the exchange on record, see {@link ExchangeLog}
 * @param glitch the technical fault, if there was one
 * @param errorText the error message, whole, to decide by: it may name accounts; null unless the outcome is
 *     {@link Outcome#ERROR}
 * @param errors the entries when the treasury named several errors, else empty
 * @param data the rows of a success, at least one unless {@link TreasuryService#whenEmpty} is a success; nothing is
 *     promised about their form
 * @param ofTreasury the outcome is an error of the treasury's own, which proves that it refused; an error without this
 *     says nothing about what it did
 */
public record TreasuryAnswer(
        UUID attemptId,
        Outcome outcome,
        @Nullable Glitch glitch,
        @Nullable String errorText,
        List<TreasuryError> errors,
        List<JsonNode> data,
        boolean ofTreasury) {

    /** Characters of an error message that a page shows. */
    public static final int LONGEST_DISPLAY = 1_000;

    /** The error message as it may be shown and kept in clear. */
    public @Nullable String displayText() {
        String masked = MaskedText.of(errorText);
        if (masked == null || masked.length() <= LONGEST_DISPLAY) {
            return masked;
        }
        // Never half of a character that takes two places.
        boolean splits = Character.isHighSurrogate(masked.charAt(LONGEST_DISPLAY - 1));
        return masked.substring(0, splits ? LONGEST_DISPLAY - 1 : LONGEST_DISPLAY);
    }
}
