package dev.kosh.events;

import dev.kosh.wire.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened and that others are told of.
 *
 * @param id grows along what the event is about; stays in replays
 * @param topic by its name of the original
 * @param subject id of what the event is about
 * @param detail how it stood at that moment, and who did it: {@code status}, {@code actor}, {@code locale}
 */
public record AnnouncedEvent(
        long id, TenantId tenantId, String topic, String subject, JsonNode detail, Instant occurredAt) {

    public @Nullable String detail(String member) {
        return detail.path(member).asString(null);
    }
}
