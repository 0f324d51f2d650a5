package dev.kosh.console.trail;

import dev.kosh.events.AuditEntry;
import dev.kosh.wire.BusinessCalendar;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A line of the page.
 *
 * @param day the Indian day of it
 * @param who name of the employee; the user's id when he is none
 * @param facts what the entry tells beside, as it tells it
 */
record TrailRow(AuditEntry entry, LocalDate day, String who, Map<String, String> facts) {

    static TrailRow of(AuditEntry entry, Map<String, String> names) {
        String userUuid = entry.actor().userUuid();
        return new TrailRow(
                entry,
                BusinessCalendar.dateOf(entry.at()),
                names.getOrDefault(userUuid, userUuid),
                facts(entry.detail()));
    }

    private static Map<String, String> facts(@Nullable JsonNode detail) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (detail != null && detail.isObject()) {
            detail.properties().forEach(member -> facts.put(member.getKey(), text(member.getValue())));
        } else if (detail != null) {
            facts.put("", text(detail));
        }
        return facts;
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }
}
