package dev.kosh.events.outbox;

import dev.kosh.events.OutboxMessage;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code events.outbox}: every statement takes a whole batch. */
@Component
class OutboxTable {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OutboxTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Takes due messages that nobody else holds; they are this process's until the lease ends. */
    Batch lease(Instant now, Instant leasedUntil, int limit) {
        List<OutboxMessage> messages = jdbc.sql("""
                        with due as (
                            select tenant_id, id
                            from events.outbox
                            where due_at <= :now and (leased_until is null or leased_until <= :now)
                            order by due_at
                            limit :limit
                            for update skip locked)
                        update events.outbox message
                        set leased_until = :leasedUntil
                        from due
                        where message.tenant_id = due.tenant_id and message.id = due.id
                        returning message.tenant_id, message.id, message.kind, message.payload, message.created_at,
                                  message.attempts
                        """)
                .param("now", utc(now))
                .param("leasedUntil", utc(leasedUntil))
                .param("limit", limit)
                .query(this::message)
                .list();
        return new Batch(leasedUntil, messages);
    }

    void delete(List<OutboxMessage> delivered) {
        jdbc.sql("""
                        delete from events.outbox message
                        using unnest(cast(:tenants as text[]), cast(:ids as bigint[])) as delivered (tenant_id, id)
                        where message.tenant_id = delivered.tenant_id and message.id = delivered.id
                        """)
                .param("tenants", tenants(delivered))
                .param("ids", ids(delivered))
                .update();
    }

    /** Gives back messages that were not tried. */
    void release(List<OutboxMessage> untried, Instant leasedUntil) {
        jdbc.sql("""
                        update events.outbox message
                        set leased_until = null
                        from unnest(cast(:tenants as text[]), cast(:ids as bigint[])) as untried (tenant_id, id)
                        where message.tenant_id = untried.tenant_id and message.id = untried.id
                          and message.leased_until = :leasedUntil
                        """)
                .param("tenants", tenants(untried))
                .param("ids", ids(untried))
                .param("leasedUntil", utc(leasedUntil))
                .update();
    }

    /** Gives back messages that are to be delivered later. */
    void defer(List<Outcome> deferred, Instant leasedUntil) {
        List<OutboxMessage> messages = deferred.stream().map(Outcome::message).toList();
        jdbc.sql("""
                        update events.outbox message
                        set due_at = deferred.due_at, leased_until = null
                        from unnest(cast(:tenants as text[]), cast(:ids as bigint[]), cast(:dueAt as timestamptz[]))
                            as deferred (tenant_id, id, due_at)
                        where message.tenant_id = deferred.tenant_id and message.id = deferred.id
                          and message.leased_until = :leasedUntil
                        """)
                .param("tenants", tenants(messages))
                .param("ids", ids(messages))
                .param(
                        "dueAt",
                        new SqlArrayValue(
                                "timestamptz",
                                deferred.stream()
                                        .map(each -> utc(Objects.requireNonNull(each.until())))
                                        .toArray()))
                .param("leasedUntil", utc(leasedUntil))
                .update();
    }

    /** Lets messages wait whose delivery failed, unless the lease was lost and another process has them by now. */
    void postpone(List<Outcome> failed, Instant now, Instant leasedUntil) {
        List<OutboxMessage> messages = failed.stream().map(Outcome::message).toList();
        jdbc.sql("""
                        update events.outbox message
                        set attempts = message.attempts + 1, due_at = failed.due_at, last_error = failed.error,
                            leased_until = null
                        from unnest(cast(:tenants as text[]), cast(:ids as bigint[]), cast(:dueAt as timestamptz[]),
                                    cast(:errors as text[])) as failed (tenant_id, id, due_at, error)
                        where message.tenant_id = failed.tenant_id and message.id = failed.id
                          and message.leased_until = :leasedUntil
                        """)
                .param("tenants", tenants(messages))
                .param("ids", ids(messages))
                .param(
                        "dueAt",
                        new SqlArrayValue(
                                "timestamptz",
                                messages.stream()
                                        .map(message -> utc(now.plus(RetryDelay.after(message.attempts() + 1))))
                                        .toArray()))
                .param(
                        "errors",
                        new SqlArrayValue(
                                "text", failed.stream().map(Outcome::error).toArray()))
                .param("leasedUntil", utc(leasedUntil))
                .update();
    }

    Backlog backlog(int stuckAfter) {
        return jdbc.sql("""
                        select count(*) as waiting, count(*) filter (where attempts >= :stuckAfter) as stuck,
                               min(created_at) as oldest
                        from events.outbox
                        """)
                .param("stuckAfter", stuckAfter)
                .query((row, number) ->
                        new Backlog(row.getLong("waiting"), row.getLong("stuck"), instant(row, "oldest")))
                .single();
    }

    private OutboxMessage message(ResultSet row, int number) throws SQLException {
        return new OutboxMessage(
                row.getLong("id"),
                new TenantId(row.getString("tenant_id")),
                row.getString("kind"),
                json.readTree(row.getString("payload")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static SqlArrayValue tenants(List<OutboxMessage> messages) {
        return new SqlArrayValue(
                "text",
                messages.stream().map(message -> message.tenantId().value()).toArray());
    }

    private static SqlArrayValue ids(List<OutboxMessage> messages) {
        return new SqlArrayValue(
                "bigint", messages.stream().map(OutboxMessage::id).toArray());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
