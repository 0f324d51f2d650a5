package dev.kosh.events.deliveries;

import dev.kosh.events.AnnouncedEvent;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code events.delivery}, as those who deliver use it. */
@Component
class DeliveryTable {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DeliveryTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whether anybody is to be told of anything. */
    boolean isAnybodyListening() {
        return jdbc.sql("select exists (select from events.listening)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Takes events of a channel that are due and that no earlier one of their keys stands before; they are this process's
     * until the lease ends. Those that do stand behind another one wait as long as that one does.
     *
     * @param leftAlone subscriptions whose events stay where they are
     */
    List<Delivery> lease(String channel, Set<UUID> leftAlone, Instant now, Instant leasedUntil, int limit) {
        List<Delivery> leased = new ArrayList<>();
        jdbc.sql("""
                        with due as (
                            select d.tenant_id, d.id, d.subscription_id, d.keys
                            from events.delivery d
                            join events.subscription s on s.id = d.subscription_id and s.active
                             and s.channel = :channel
                            where d.status = 'WAITING' and d.due_at <= :now and d.subscription_id <> all (:leftAlone)
                              and (d.leased_until is null or d.leased_until <= :now)
                            order by d.due_at, d.id
                            limit :limit
                            for update of d skip locked),
                        judged as (
                            select due.tenant_id, due.id, before.events > 0 as blocked,
                                   case when before.due_at is null then :later
                                        else greatest(before.due_at, :soon) end as next_look
                            from due
                            cross join lateral (
                                select count(*) as events, min(e.due_at) filter (where e.status = 'WAITING') as due_at
                                from events.delivery e
                                where e.status <> 'DELIVERED' and e.keys && due.keys
                                  and e.subscription_id = due.subscription_id and e.id < due.id) before)
                        update events.delivery d
                        set leased_until = case when judged.blocked then null else :until end,
                            due_at = case when judged.blocked then judged.next_look else d.due_at end
                        from judged
                        where d.tenant_id = judged.tenant_id and d.id = judged.id
                        returning d.tenant_id, d.id, d.subscription_id, d.topic, d.subject, d.keys, d.detail,
                                  d.occurred_at, d.attempts, d.owed_since, judged.blocked
                        """)
                .param("channel", channel)
                .param("leftAlone", new SqlArrayValue("uuid", leftAlone.toArray()))
                .param("now", utc(now))
                .param("soon", utc(now.plusSeconds(1)))
                .param("later", utc(now.plus(Duration.ofMinutes(10))))
                .param("until", utc(leasedUntil))
                .param("limit", limit)
                .query(row -> {
                    if (!row.getBoolean("blocked")) {
                        leased.add(delivery(row));
                    }
                });
        return leased;
    }

    void delivered(Collection<Delivery> delivered, Instant now, Instant leasedUntil) {
        settle(delivered, """
                status = 'DELIVERED', settled_at = :now, leased_until = null, last_error = null""", now, leasedUntil);
    }

    /** Lets events wait whose delivery failed, or gives them up. */
    void failed(Collection<Failed> failed, Instant now, Instant leasedUntil) {
        jdbc.sql("""
                        update events.delivery d
                        set attempts = d.attempts + 1, due_at = failed.due_at, last_error = failed.error,
                            leased_until = null, status = case when failed.parked then 'PARKED' else 'WAITING' end,
                            owed_since = case when d.attempts = 0 then :now else d.owed_since end,
                            settled_at = case when failed.parked then :now end
                        from unnest(:tenants, :ids, :dueAt, :errors, :parked)
                            as failed (tenant_id, id, due_at, error, parked)
                        where d.tenant_id = failed.tenant_id and d.id = failed.id and d.leased_until = :leasedUntil
                        """)
                .param("now", utc(now))
                .param("tenants", tenants(failed.stream().map(Failed::delivery).toList()))
                .param("ids", ids(failed.stream().map(Failed::delivery).toList()))
                .param(
                        "dueAt",
                        new SqlArrayValue(
                                "timestamptz",
                                failed.stream().map(each -> utc(each.nextAt())).toArray()))
                .param(
                        "errors",
                        new SqlArrayValue(
                                "text", failed.stream().map(Failed::error).toArray()))
                .param(
                        "parked",
                        new SqlArrayValue(
                                "boolean", failed.stream().map(Failed::parked).toArray()))
                .param("leasedUntil", utc(leasedUntil))
                .update();
    }

    /** Gives back events that were not tried. */
    void release(Collection<Delivery> untried, Instant dueAt, Instant leasedUntil) {
        settle(untried, "due_at = :now, leased_until = null", dueAt, leasedUntil);
    }

    private void settle(Collection<Delivery> deliveries, String change, Instant now, Instant leasedUntil) {
        jdbc.sql("update events.delivery d set " + change + """

                        from unnest(:tenants, :ids) as settled (tenant_id, id)
                        where d.tenant_id = settled.tenant_id and d.id = settled.id and d.leased_until = :leasedUntil
                        """)
                .param("now", utc(now))
                .param("tenants", tenants(deliveries))
                .param("ids", ids(deliveries))
                .param("leasedUntil", utc(leasedUntil))
                .update();
    }

    /** What subscriptions that are on are owed. */
    Arrears arrears() {
        return jdbc.sql("""
                        select count(*) filter (where d.status = 'WAITING') as waiting,
                               count(*) filter (where d.status = 'PARKED') as parked,
                               min(d.occurred_at) filter (where d.status = 'WAITING') as oldest
                        from events.delivery d
                        join events.subscription s on s.id = d.subscription_id and s.active
                        where d.status <> 'DELIVERED'
                        """)
                .query((row, number) -> {
                    OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
                    return new Arrears(
                            row.getLong("waiting"), row.getLong("parked"), oldest == null ? null : oldest.toInstant());
                })
                .single();
    }

    /** Gives up what subscriptions that are off are owed since before; answers how many, at most so many. */
    int park(Instant owedBefore, Instant now, int most) {
        return jdbc.sql("""
                        update events.delivery
                        set status = 'PARKED', settled_at = :now, leased_until = null
                        where (tenant_id, id) in (
                            select d.tenant_id, d.id
                            from events.delivery d
                            join events.subscription s on s.id = d.subscription_id and not s.active
                            where d.status = 'WAITING' and d.owed_since < :before
                            limit :most)
                        """)
                .param("before", utc(owedBefore))
                .param("now", utc(now))
                .param("most", most)
                .update();
    }

    /** Forgets what was settled before; answers how many, at most so many. */
    int purge(Instant settledBefore, int most) {
        return jdbc.sql("""
                        delete from events.delivery
                        where (tenant_id, id) in (
                            select tenant_id, id from events.delivery where settled_at < :before limit :most)
                        """)
                .param("before", utc(settledBefore))
                .param("most", most)
                .update();
    }

    private Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                new AnnouncedEvent(
                        row.getLong("id"),
                        new TenantId(row.getString("tenant_id")),
                        row.getString("topic"),
                        row.getString("subject"),
                        json.readTree(row.getString("detail")),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant()),
                row.getObject("subscription_id", UUID.class),
                List.of((String[]) row.getArray("keys").getArray()),
                row.getInt("attempts"),
                row.getObject("owed_since", OffsetDateTime.class).toInstant());
    }

    private static SqlArrayValue tenants(Collection<Delivery> deliveries) {
        return new SqlArrayValue(
                "text",
                deliveries.stream()
                        .map(delivery -> delivery.event().tenantId().value())
                        .toArray());
    }

    private static SqlArrayValue ids(Collection<Delivery> deliveries) {
        return new SqlArrayValue(
                "bigint",
                deliveries.stream().map(delivery -> delivery.event().id()).toArray());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
