package dev.kosh.events.deliveries;

import dev.kosh.events.AnnouncedEvent;
import dev.kosh.events.OwedEvent;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code events.delivery}, as those who look after subscriptions use it. */
@Component
public class OwedEvents {

    private final JdbcClient jdbc;
    private final PayloadWriter payloads;
    private final JsonMapper json;
    private final Clock clock;

    OwedEvents(JdbcClient jdbc, PayloadWriter payloads, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.payloads = payloads;
        this.json = json;
        this.clock = clock;
    }

    /** Topics that have a payload. */
    public Set<String> topics() {
        return payloads.topics();
    }

    /**
     * Owes again what was delivered or parked, from an event or a time on; answers how many. What a process has in hand is
     * taken out of it, though it may still arrive now: it comes again behind those before it.
     */
    public int replay(UUID subscription, @Nullable Long fromId, @Nullable Instant from) {
        return jdbc.sql("""
                        update events.delivery
                        set status = 'WAITING', attempts = 0, owed_since = :now, due_at = :now, settled_at = null,
                            leased_until = null, last_error = null
                        where subscription_id = :subscription
                          and id >= coalesce(cast(:fromId as bigint), 0)
                          and occurred_at >= coalesce(cast(:from as timestamptz), '-infinity')
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("subscription", subscription)
                .param("fromId", fromId)
                .param("from", from == null ? null : from.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Newest first. */
    public List<OwedEvent> of(UUID subscription, OwedEvent.@Nullable Status status, int limit, int offset) {
        return jdbc.sql("""
                        select tenant_id, id, topic, subject, detail, occurred_at, status, attempts, due_at, last_error
                        from events.delivery
                        where subscription_id = :subscription
                          and (cast(:status as text) is null or status = :status)
                        order by id desc
                        limit :limit offset :offset
                        """)
                .param("subscription", subscription)
                .param("status", status == null ? null : status.name())
                .param("limit", limit)
                .param("offset", offset)
                .query(this::owed)
                .list();
    }

    private OwedEvent owed(ResultSet row, int number) throws SQLException {
        return new OwedEvent(
                new AnnouncedEvent(
                        row.getLong("id"),
                        new TenantId(row.getString("tenant_id")),
                        row.getString("topic"),
                        row.getString("subject"),
                        json.readTree(row.getString("detail")),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant()),
                OwedEvent.Status.valueOf(row.getString("status")),
                row.getInt("attempts"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getString("last_error"));
    }
}
