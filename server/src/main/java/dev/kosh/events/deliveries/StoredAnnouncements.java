package dev.kosh.events.deliveries;

import dev.kosh.events.Actor;
import dev.kosh.events.Announcement;
import dev.kosh.events.Announcements;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Owes events through {@code events.announce}. */
@Component
class StoredAnnouncements implements Announcements {

    private final JdbcClient jdbc;
    private final DeliveryTable table;
    private final JsonMapper json;
    private final Clock clock;

    StoredAnnouncements(JdbcClient jdbc, DeliveryTable table, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.table = table;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void announce(List<Announcement> events, Actor actor, String locale) {
        if (events.isEmpty() || !table.isAnybodyListening()) {
            return;
        }
        String at = clock.instant().toString();
        ArrayNode rows = json.createArrayNode();
        for (Announcement event : events) {
            ObjectNode row = rows.addObject()
                    .put("tenant", event.tenantId().value())
                    .put("topic", event.topic())
                    .put("subject", event.subject())
                    .put("at", at);
            ArrayNode keys = row.putArray("keys");
            event.keys().forEach(keys::add);
            ObjectNode detail = row.putObject("detail");
            event.detail().forEach(detail::put);
            detail.put("actor", actor.userUuid())
                    .put("correlation", actor.correlationId())
                    .put("locale", locale);
        }
        jdbc.sql("select events.announce(:rows::jsonb)")
                .param("rows", rows.toString())
                .query(row -> {});
    }
}
