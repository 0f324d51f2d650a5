package dev.kosh.notification.sms;

import dev.kosh.notification.BlockedNumbers;
import dev.kosh.notification.MobileNumber;
import dev.kosh.notification.Sms;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.SqlArrays;
import dev.kosh.sql.Times;
import dev.kosh.wire.Ids;
import dev.kosh.wire.TenantId;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code notification.blocked_number}. */
@Component
class BlockedNumberTable implements BlockedNumbers {

    private final JdbcClient jdbc;
    private final PersonalData personalData;
    private final Clock clock;

    BlockedNumberTable(JdbcClient jdbc, PersonalData personalData, Clock clock) {
        this.jdbc = jdbc;
        this.personalData = personalData;
        this.clock = clock;
    }

    private record Row(String tenantId, @Nullable String pattern, byte @Nullable [] index, Extent extent) {}

    @Override
    public List<Entry> of(TenantId tenant) {
        return jdbc.sql("""
                        select tenant_id, id, coalesce(pattern, number_shown) as shown, extent, reason
                        from notification.blocked_number
                        where tenant_id = :tenant
                        order by created_at, id
                        limit :most""")
                .param("tenant", tenant.value())
                .param("most", MOST)
                .query(BlockedNumberTable::entry)
                .list();
    }

    @Override
    public Entry block(TenantId tenant, String pattern, Extent extent, String reason, String by) {
        Optional<MobileNumber> number = MobileNumber.in(pattern);
        if (number.isEmpty() && !NumberPatterns.canMatch(pattern)) {
            throw new IllegalArgumentException(
                    "pattern: expected a mobile number, or ten digits with X for one digit and * for one or more");
        }
        return jdbc.sql("""
                        insert into notification.blocked_number
                            (tenant_id, id, pattern, number_index, number_shown, extent, reason, created_by, created_at)
                        values (:tenant, :id, :pattern, :index, :shown, :extent, :reason, :by, :at)
                        on conflict (tenant_id, %s) do update
                            set extent = excluded.extent, reason = excluded.reason, created_by = excluded.created_by,
                                created_at = excluded.created_at
                        returning tenant_id, id, coalesce(pattern, number_shown) as shown, extent, reason
                        """.formatted(number.isPresent() ? "number_index" : "pattern"))
                .param("tenant", tenant.value())
                .param("id", Ids.next())
                .param("pattern", number.isPresent() ? null : pattern)
                .param("index", number.map(this::index).orElse(null))
                .param("shown", number.map(MobileNumber::toString).orElse(null))
                .param("extent", extent.name())
                .param("reason", reason)
                .param("by", by)
                .param("at", Times.bind(clock.instant()))
                .query(BlockedNumberTable::entry)
                .single();
    }

    @Override
    public boolean unblock(TenantId tenant, UUID id) {
        return jdbc.sql("delete from notification.blocked_number where tenant_id = :tenant and id = :id")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Those of the messages that their tenant, or its state, holds back from their numbers. */
    Set<Sms> heldBack(Collection<Sms> messages) {
        Set<Sms> held = new HashSet<>();
        if (messages.isEmpty()) {
            return held;
        }
        List<Row> rows = rows(messages);
        if (!rows.isEmpty()) {
            messages.stream()
                    .filter(sms -> rows.stream().anyMatch(row -> holdsBack(row, sms)))
                    .forEach(held::add);
        }
        return held;
    }

    private List<Row> rows(Collection<Sms> messages) {
        return jdbc.sql("""
                        select tenant_id, pattern, number_index, extent
                        from notification.blocked_number
                        where tenant_id = any(:tenants) and (pattern is not null or number_index = any(:indexes))
                        """)
                .param(
                        "tenants",
                        SqlArrays.of(
                                "text",
                                messages.stream()
                                        .flatMap(sms -> Stream.of(
                                                sms.tenantId().value(),
                                                sms.tenantId().state().value()))
                                        .distinct()
                                        .toList()))
                .param(
                        "indexes",
                        SqlArrays.of(
                                "bytea",
                                messages.stream()
                                        .map(sms -> index(sms.number()))
                                        .toList()))
                .query((row, number) -> new Row(
                        row.getString("tenant_id"),
                        row.getString("pattern"),
                        row.getBytes("number_index"),
                        Extent.valueOf(row.getString("extent"))))
                .list();
    }

    private boolean holdsBack(Row row, Sms sms) {
        boolean ofTenant = row.tenantId().equals(sms.tenantId().value())
                || row.tenantId().equals(sms.tenantId().state().value());
        boolean ofCategory = row.extent() == Extent.ALL || sms.category().respectsDoNotDisturb();
        return ofTenant && ofCategory && isMeant(row, sms.number());
    }

    private boolean isMeant(Row row, MobileNumber number) {
        return row.index() == null
                ? new NumberPatterns(List.of(String.valueOf(row.pattern()))).match(number)
                : ByteBuffer.wrap(row.index()).equals(ByteBuffer.wrap(index(number)));
    }

    private byte[] index(MobileNumber number) {
        return personalData.blindIndex(number.digits());
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                new TenantId(row.getString("tenant_id")),
                row.getString("shown"),
                Extent.valueOf(row.getString("extent")),
                row.getString("reason"));
    }
}
