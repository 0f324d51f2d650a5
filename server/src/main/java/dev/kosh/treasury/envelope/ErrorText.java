package dev.kosh.treasury.envelope;

import dev.kosh.treasury.TreasuryError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The error that an answer tells of.
 *
 * @param text for people, never blank
 * @param errors the entries when there are several
 * @param byTreasury whether it stands where the treasury's envelope has its errors
 */
record ErrorText(String text, List<TreasuryError> errors, boolean byTreasury) {

    static final String ERROR = "errorMsg";
    static final String ERRORS = "errorMsgs";

    private static final String SESSION_LOST = "no valid session encryption key";
    /** Where others put their error: what stands before the treasury and applications in general. */
    private static final List<String> MEMBERS_OF_OTHERS = List.of("message", "error_description", "error");

    /** The error in the members of the treasury's envelope; null when they are blank, empty or absent. */
    static @Nullable ErrorText inEnvelope(JsonNode envelope) {
        List<TreasuryError> errors = entries(envelope.path(ERRORS));
        String single = text(envelope.path(ERROR));
        if (single != null) {
            return new ErrorText(single, errors, true);
        }
        return errors.isEmpty() ? null : new ErrorText(joined(errors), errors, true);
    }

    /** The error in any JSON object; null when it has none that we would know. */
    static @Nullable ErrorText inObject(JsonNode object) {
        ErrorText ofTreasury = inEnvelope(object);
        if (ofTreasury != null) {
            return ofTreasury;
        }
        for (String member : MEMBERS_OF_OTHERS) {
            String text = text(object.path(member));
            if (text != null) {
                return new ErrorText(text, List.of(), false);
            }
        }
        return null;
    }

    /** A text that is no JSON. */
    static ErrorText plain(String text) {
        return new ErrorText(text, List.of(), false);
    }

    boolean saysSessionIsLost() {
        return text.toLowerCase(Locale.ROOT).contains(SESSION_LOST)
                || errors.stream()
                        .anyMatch(each -> each.text().toLowerCase(Locale.ROOT).contains(SESSION_LOST));
    }

    private static List<TreasuryError> entries(JsonNode entries) {
        List<TreasuryError> errors = new ArrayList<>();
        // One entry may come without a list around it.
        for (JsonNode entry : entries.isArray() ? entries.values() : List.of(entries)) {
            String code = text(entry.path("errorCode"));
            String text = entry.isObject() ? text(entry.path(ERROR)) : text(entry);
            if (code != null || text != null) {
                errors.add(new TreasuryError(code, text == null ? "" : text));
            }
        }
        return List.copyOf(errors);
    }

    private static String joined(List<TreasuryError> errors) {
        return errors.stream()
                .map(each -> {
                    if (each.code() == null) {
                        return each.text();
                    }
                    return each.text().isEmpty() ? each.code() : each.code() + ": " + each.text();
                })
                .collect(Collectors.joining("; "));
    }

    private static @Nullable String text(JsonNode node) {
        if (!node.isValueNode() || node.isNull()) {
            return null;
        }
        String text = node.asString().strip();
        return text.isEmpty() ? null : text;
    }
}
