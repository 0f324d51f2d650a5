package dev.kosh.events.audit;

import dev.kosh.events.Actor;
import dev.kosh.events.AuditEntry;
import dev.kosh.events.AuditQuery;
import dev.kosh.events.AuditTrail;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code events.audit_entry}, which its trigger keeps append-only. */
@Component
class AuditTable implements AuditTrail {

    private static final int MOST_ENTRIES = 1_000;

    private static final String SEARCH = """
            select *
            from events.audit_entry
            where %s
            order by id desc
            limit :limit offset :offset
            """;

    /**
     * An object of any type: the types of the tenant, each found by the key behind the one before, and the object among the
     * entries of each. Every other plan of databases before PostgreSQL 18 reads all entries of the tenant.
     */
    private static final String SEARCH_BY_OBJECT_ALONE = """
            with recursive known (object_type) as (
                (select object_type
                 from events.audit_entry
                 where tenant_id = :tenant
                 order by object_type
                 limit 1)
                union all
                select (select next.object_type
                        from events.audit_entry next
                        where next.tenant_id = :tenant and next.object_type > known.object_type
                        order by next.object_type
                        limit 1)
                from known
                where known.object_type is not null)
            select entry.*
            from known
            cross join lateral (
                select *
                from events.audit_entry
                where object_type = known.object_type and %s
                order by id desc
                limit :limit + :offset) entry
            order by entry.id desc
            limit :limit offset :offset
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AuditTable(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void record(
            TenantId tenant,
            Actor actor,
            String action,
            String objectType,
            String objectId,
            @Nullable JsonNode detail) {
        jdbc.sql("""
                        select events.append_audit(
                            :tenant, :at, :actor, :client, :address, :correlation, :action, :objectType, :objectId,
                            cast(:detail as jsonb))
                        """)
                .param("tenant", tenant.value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", actor.userUuid())
                .param("client", actor.clientId())
                .param("address", actor.address())
                .param("correlation", actor.correlationId())
                .param("action", action)
                .param("objectType", objectType)
                .param("objectId", objectId)
                .param("detail", detail == null ? null : json.writeValueAsString(detail))
                .query((row, number) -> objectId)
                .list();
    }

    @Override
    public List<AuditEntry> of(TenantId tenant, String objectType, String objectId) {
        return jdbc.sql("""
                        select *
                        from (select *
                              from events.audit_entry
                              where tenant_id = :tenant and object_type = :objectType and object_id = :objectId
                              order by id desc
                              limit :limit) as latest
                        order by id
                        """)
                .param("tenant", tenant.value())
                .param("objectType", objectType)
                .param("objectId", objectId)
                .param("limit", MOST_ENTRIES)
                .query(this::entry)
                .list();
    }

    @Override
    public List<AuditEntry> find(AuditQuery query) {
        Map<String, Object> given = new LinkedHashMap<>();
        return jdbc.sql(search(query, given)).params(given).query(this::entry).list();
    }

    /** The statement of a search; its parameters are put beside. */
    static String search(AuditQuery query, Map<String, Object> given) {
        given.put("tenant", query.tenantId().value());
        given.put("limit", query.limit());
        given.put("offset", query.offset());
        StringBuilder conditions = new StringBuilder("tenant_id = :tenant");
        narrow(conditions, given, " and object_type = :objectType", "objectType", query.objectType());
        narrow(conditions, given, " and object_id = :objectId", "objectId", query.objectId());
        narrow(conditions, given, " and actor_uuid = :actor", "actor", query.userUuid());
        narrow(conditions, given, " and correlation_id = :correlation", "correlation", query.correlationId());
        narrow(conditions, given, " and at >= :from", "from", time(query.from()));
        narrow(conditions, given, " and at < :to", "to", time(query.to()));
        boolean isObjectAlone = query.objectId() != null && query.objectType() == null;
        return (isObjectAlone ? SEARCH_BY_OBJECT_ALONE : SEARCH).formatted(conditions);
    }

    /** Only what was asked for stands in the statement, so that the database has a plan for just that. */
    private static void narrow(
            StringBuilder conditions,
            Map<String, Object> given,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.append(condition);
            given.put(name, value);
        }
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private AuditEntry entry(ResultSet row, int number) throws SQLException {
        String detail = row.getString("detail");
        return new AuditEntry(
                row.getLong("id"),
                new TenantId(row.getString("tenant_id")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Actor(
                        row.getString("actor_uuid"),
                        row.getString("client_id"),
                        row.getString("address"),
                        row.getString("correlation_id")),
                row.getString("action"),
                row.getString("object_type"),
                row.getString("object_id"),
                detail == null ? null : json.readTree(detail));
    }
}
