package dev.kosh.platform.subscriptions;

import dev.kosh.events.OwedEvent;
import org.jspecify.annotations.Nullable;

/** An event and how far it came; its payload is made when it is sent. */
record OwedEventJson(
        long eventId,
        String tenantId,
        String topic,
        String subject,
        long occurredTime,
        OwedEvent.Status status,
        int attempts,
        long dueTime,
        @Nullable String lastError) {

    static OwedEventJson of(OwedEvent owed) {
        return new OwedEventJson(
                owed.event().id(),
                owed.event().tenantId().value(),
                owed.event().topic(),
                owed.event().subject(),
                owed.event().occurredAt().toEpochMilli(),
                owed.status(),
                owed.attempts(),
                owed.dueAt().toEpochMilli(),
                owed.lastError());
    }
}
