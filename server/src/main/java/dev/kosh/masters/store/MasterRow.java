package dev.kosh.masters.store;

import dev.kosh.masters.MastersError;
import dev.kosh.wire.Money;
import dev.kosh.wire.RequestRefused;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One row of a master, whose members states write now as text, now as numbers or booleans. */
record MasterRow(String master, JsonNode members) {

    String required(String member) {
        String text = text(member, "");
        if (text.isEmpty()) {
            throw refused(member, "must not be empty");
        }
        return text;
    }

    String text(String member, String otherwise) {
        JsonNode value = members.path(member);
        return value.isValueNode() && !value.isNull() ? value.asString().strip() : otherwise;
    }

    /** True only when the member says so, as a boolean or as text. */
    boolean flag(String member) {
        return text(member, "").equalsIgnoreCase("true");
    }

    int number(String member, int otherwise) {
        String text = text(member, "");
        try {
            return text.isEmpty() ? otherwise : new BigDecimal(text).intValueExact();
        } catch (NumberFormatException | ArithmeticException notWhole) {
            throw refused(member, "must be a whole number");
        }
    }

    /** A duration in milliseconds; null when there is none that could be read. */
    @Nullable
    Long millis(String member) {
        JsonNode value = members.path(member);
        return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : null;
    }

    Instant instant(String member) {
        try {
            return Instant.ofEpochMilli(new BigDecimal(required(member)).longValueExact());
        } catch (NumberFormatException | ArithmeticException notMillis) {
            throw refused(member, "must be epoch milliseconds");
        }
    }

    /** Null when the member is missing. */
    @Nullable
    Instant instantOrNull(String member) {
        return text(member, "").isEmpty() ? null : instant(member);
    }

    Money rupees(String member) {
        String text = text(member, "");
        try {
            return text.isEmpty() ? Money.ZERO : Money.ofRupees(new BigDecimal(text));
        } catch (NumberFormatException | ArithmeticException notMoney) {
            throw refused(member, "must be rupees with at most two decimals");
        }
    }

    List<String> texts(String member) {
        return members.path(member)
                .valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    private RequestRefused refused(String member, String rule) {
        return new RequestRefused(
                MastersError.INVALID_MASTER_FILE,
                "%s %s: %s %s".formatted(master, text("code", "without code"), member, rule));
    }
}
