package dev.kosh.console.instructions;

import dev.kosh.console.shell.Language;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.StatusLogEntry;
import dev.kosh.treasury.Trigger;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One call in the time line.
 *
 * @param tone style of its point
 * @param from null when the status is not on record
 */
record TimelineEntry(
        String api,
        Tone tone,
        String message,
        @Nullable PiStatus from,
        @Nullable PiStatus to,
        @Nullable Trigger trigger,
        Instant at) {

    static TimelineEntry of(StatusLogEntry entry, CallTexts texts, Language language) {
        JsonNode details = entry.details();
        Tone tone = entry.status().endsWith("_SUCCESS") ? Tone.GOOD : Tone.BAD;
        return new TimelineEntry(
                entry.api().name(),
                tone,
                texts.of(language, entry),
                known(PiStatus.class, details.path("piStatusFrom")),
                known(PiStatus.class, details.path("piStatusTo")),
                known(Trigger.class, details.path("trigger")),
                entry.at());
    }

    private static <E extends Enum<E>> @Nullable E known(Class<E> type, JsonNode name) {
        return Optional.of(name.asString(""))
                .filter(text -> !text.isEmpty())
                .map(text -> Enum.valueOf(type, text))
                .orElse(null);
    }

    public boolean moved() {
        return from != null && to != null && from != to;
    }
}
