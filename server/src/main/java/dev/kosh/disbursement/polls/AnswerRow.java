package dev.kosh.disbursement.polls;

import dev.kosh.wire.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One object of an answer. Nothing is promised about what the treasury sends, so reading never fails: what is missing,
 * blank or of another kind is null.
 */
public record AnswerRow(JsonNode node) {

    /** Longer texts are cut; the exchange log keeps the answer whole. */
    private static final int LONGEST_TEXT = 2_000;

    /** The objects of an array, such as the rows of an answer. */
    public static List<AnswerRow> all(Iterable<JsonNode> nodes) {
        List<AnswerRow> rows = new ArrayList<>();
        for (JsonNode each : nodes) {
            if (each.isObject()) {
                rows.add(new AnswerRow(each));
            }
        }
        return rows;
    }

    /** The objects of a member that is an array; none when it is not. */
    public List<AnswerRow> rows(String name) {
        JsonNode member = node.path(name);
        return member.isArray() ? all(member) : List.of();
    }

    /** The first of these members that has a value, without blanks around it; numbers as they are written. */
    public @Nullable String text(String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isValueNode() && !value.isNull()) {
                // PostgreSQL takes no NUL.
                String text = value.asString("").replace("\0", "").strip();
                if (!text.isEmpty()) {
                    return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
                }
            }
        }
        return null;
    }

    /** An amount in rupees; null also when it is finer than a paisa or beyond all bounds. */
    public @Nullable Money money(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return Money.ofRupees(new BigDecimal(text));
        } catch (ArithmeticException | NumberFormatException unreadable) {
            return null;
        }
    }

    /** A count that fits an {@code int}. */
    public @Nullable Integer count(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return new BigDecimal(text).intValueExact();
        } catch (ArithmeticException | NumberFormatException unreadable) {
            return null;
        }
    }

    /** Whether a member is this text, letter case apart. */
    public boolean names(String value, String... members) {
        return value.equalsIgnoreCase(text(members));
    }
}
