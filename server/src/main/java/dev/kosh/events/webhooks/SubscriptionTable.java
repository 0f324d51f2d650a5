package dev.kosh.events.webhooks;

import dev.kosh.events.Subscription;
import dev.kosh.secrets.PersonalData;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** The table {@code events.subscription}: webhooks. */
@Component
class SubscriptionTable {

    static final String WEBHOOK = "WEBHOOK";

    private static final String SELECT = """
            select s.tenant_id, s.id, s.url, s.topics, s.active, s.created_at, owed.waiting, owed.parked, owed.oldest
            from events.subscription s
            cross join lateral (
                select count(*) filter (where d.status = 'WAITING') as waiting,
                       count(*) filter (where d.status = 'PARKED') as parked, min(d.occurred_at) as oldest
                from events.delivery d
                where d.subscription_id = s.id and d.status <> 'DELIVERED') owed
            where s.tenant_id = :tenant and s.channel = 'WEBHOOK'
            """;

    private final JdbcClient jdbc;
    private final PersonalData sealing;
    private final Clock clock;

    SubscriptionTable(JdbcClient jdbc, PersonalData sealing, Clock clock) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** Where the events of a subscription go. */
    record Target(String url, SigningSecrets secrets) {

        /** Without the secrets. */
        @Override
        public String toString() {
            return url;
        }
    }

    void insert(TenantId tenant, UUID id, String url, List<String> topics, String secret, String by) {
        jdbc.sql("""
                        insert into events.subscription
                            (tenant_id, id, channel, url, topics, secret_sealed, active, created_by, created_at,
                             modified_by, modified_at)
                        values (:tenant, :id, :channel, :url, :topics, :secret, true, :by, :at, :by, :at)
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("channel", WEBHOOK)
                .param("url", url)
                .param("topics", new SqlArrayValue("text", topics.toArray()))
                .param("secret", sealing.encrypt(secret))
                .param("by", by)
                .param("at", now())
                .update();
    }

    List<Subscription> of(TenantId tenant) {
        return jdbc.sql(SELECT + "order by s.created_at, s.id")
                .param("tenant", tenant.value())
                .query(SubscriptionTable::subscription)
                .list();
    }

    Optional<Subscription> find(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + "and s.id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(SubscriptionTable::subscription)
                .optional();
    }

    void setActive(TenantId tenant, UUID id, boolean active, String by) {
        jdbc.sql("""
                        update events.subscription
                        set active = :active, modified_by = :by, modified_at = :at
                        where tenant_id = :tenant and id = :id and channel = 'WEBHOOK'
                        """)
                .param("active", active)
                .param("by", by)
                .param("at", now())
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    /** Gives a subscription another secret. One that does not open any more is not used further. */
    void renewSecret(TenantId tenant, UUID id, String secret, String by) {
        SigningSecrets renewed = jdbc.sql("""
                        select secret_sealed from events.subscription
                        where tenant_id = :tenant and id = :id and channel = 'WEBHOOK'
                        for update
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, number) -> {
                    try {
                        return secrets(row).renewed(secret, clock.instant());
                    } catch (IllegalStateException sealedWithAnUnknownKey) {
                        return SigningSecrets.of(secret);
                    }
                })
                .single();
        jdbc.sql("""
                        update events.subscription
                        set secret_sealed = :secrets, modified_by = :by, modified_at = :at
                        where tenant_id = :tenant and id = :id
                        """)
                .param("secrets", sealing.encrypt(renewed.written()))
                .param("by", by)
                .param("at", now())
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    /** Those that there are. */
    Map<UUID, Target> targets(Set<UUID> ids) {
        Map<UUID, Target> targets = new HashMap<>();
        jdbc.sql("select id, url, secret_sealed from events.subscription where id = any(:ids) and channel = 'WEBHOOK'")
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .query(row -> {
                    Target target = target(row);
                    if (target != null) {
                        targets.put(row.getObject("id", UUID.class), target);
                    }
                });
        return targets;
    }

    /** Null when the secret does not open: that subscription waits, and no other. */
    private @Nullable Target target(ResultSet row) throws SQLException {
        try {
            return new Target(row.getString("url"), secrets(row));
        } catch (IllegalStateException sealedWithAnUnknownKey) {
            return null;
        }
    }

    private SigningSecrets secrets(ResultSet row) throws SQLException {
        return SigningSecrets.read(sealing.decrypt(row.getBytes("secret_sealed")));
    }

    private static Subscription subscription(ResultSet row, int number) throws SQLException {
        return new Subscription(
                new TenantId(row.getString("tenant_id")),
                row.getObject("id", UUID.class),
                row.getString("url"),
                List.of((String[]) row.getArray("topics").getArray()),
                row.getBoolean("active"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("waiting"),
                row.getLong("parked"),
                instant(row, "oldest"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
