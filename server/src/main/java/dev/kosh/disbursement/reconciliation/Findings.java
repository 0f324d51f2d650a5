package dev.kosh.disbursement.reconciliation;

import dev.kosh.disbursement.Reconciliation.Finding;
import dev.kosh.sql.Conditions;
import dev.kosh.sql.Times;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code disbursement.reconciliation_exception}: what does not hold, once per rule and subject. */
@Component
public class Findings {

    private static final String CHECK = """
            written as (
                insert into disbursement.reconciliation_exception as known
                    (tenant_id, rule, subject, expected, found, first_seen_at, last_seen_at)
                select tenant_id, :rule, subject, expected, found, :at, :at
                from broken
                on conflict (tenant_id, rule, subject) do update
                    set expected = excluded.expected, found = excluded.found, state = 'OPEN',
                        last_seen_at = excluded.last_seen_at, resolved_by = null, resolved_at = null),
            closed as (
                update disbursement.reconciliation_exception known
                set state = 'RESOLVED', resolved_by = 'SYSTEM', resolved_at = :at
                where rule = :rule and state = 'OPEN' and %s
                  and not exists (select from broken
                                  where broken.tenant_id = known.tenant_id and broken.subject = known.subject))
            select count(*) from broken
            """;

    private final JdbcClient jdbc;

    Findings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes down what an answer of the treasury broke. */
    public void raise(TenantId tenant, String rule, String subject, String expected, String found, Instant at) {
        jdbc.sql("""
                        insert into disbursement.reconciliation_exception as known
                            (tenant_id, rule, subject, expected, found, first_seen_at, last_seen_at)
                        values (:tenant, :rule, :subject, :expected, :found, :at, :at)
                        on conflict (tenant_id, rule, subject) do update
                            set expected = excluded.expected, found = excluded.found, state = 'OPEN',
                                last_seen_at = excluded.last_seen_at, resolved_by = null, resolved_at = null
                        """)
                .param("tenant", tenant.value())
                .param("rule", rule)
                .param("subject", subject)
                .param("expected", expected)
                .param("found", found)
                .param("at", Times.bind(at))
                .update();
    }

    /** Closes what somebody has looked into, or what holds again. */
    public void close(TenantId tenant, String rule, String subject, String by, @Nullable String note, Instant at) {
        jdbc.sql("""
                        update disbursement.reconciliation_exception
                        set state = 'RESOLVED', resolved_by = :by, resolved_at = :at, note = :note
                        where tenant_id = :tenant and rule = :rule and subject = :subject and state = 'OPEN'
                        """)
                .param("tenant", tenant.value())
                .param("rule", rule)
                .param("subject", subject)
                .param("by", by)
                .param("note", note)
                .param("at", Times.bind(at))
                .update();
    }

    /**
     * Checks a rule by its statement, writes down for what it does not hold, and closes what holds again.
     *
     * @return things for which the rule does not hold
     */
    long check(BookRule rule, @Nullable TenantId tenant, Instant at) {
        Conditions scope = scope(tenant);
        return jdbc.sql("with broken as (select * from (" + rule.broken() + ") everywhere where " + scope.text() + "), "
                        + CHECK.formatted(scope.text()))
                .params(scope.parameters())
                .param("rule", rule.name())
                .param("at", Times.bind(at))
                .query((row, number) -> row.getLong(1))
                .single();
    }

    /** How many things a rule is about. */
    long subjects(BookRule rule, @Nullable TenantId tenant) {
        return jdbc.sql("select count(*) from " + rule.subjects() + " and "
                        + scope(tenant).text())
                .params(scope(tenant).parameters())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    List<Finding> list(TenantId tenant, boolean openOnly, int limit) {
        Conditions conditions = scope(tenant);
        if (openOnly) {
            conditions.and("state = 'OPEN'");
        }
        return jdbc.sql("""
                        select tenant_id, rule, subject, expected, found, state, first_seen_at, last_seen_at
                        from disbursement.reconciliation_exception
                        where """ + " " + conditions.text() + """

                        order by last_seen_at desc, rule, subject
                        limit :limit
                        """)
                .params(conditions.parameters())
                .param("limit", limit)
                .query(Findings::finding)
                .list();
    }

    private static Conditions scope(@Nullable TenantId tenant) {
        Conditions conditions = new Conditions();
        if (tenant == null) {
            return conditions.and("true");
        }
        return tenant.isState()
                ? conditions
                        .and("(tenant_id = :tenant or tenant_id like :ulbs)")
                        .bind("tenant", tenant.value())
                        .bind("ulbs", tenant.value() + ".%")
                : conditions.and("tenant_id = :tenant").bind("tenant", tenant.value());
    }

    private static Finding finding(ResultSet row, int number) throws SQLException {
        return new Finding(
                new TenantId(row.getString("tenant_id")),
                row.getString("rule"),
                row.getString("subject"),
                row.getString("expected"),
                row.getString("found"),
                row.getString("state").equals("OPEN"),
                Times.read(row, "first_seen_at"),
                Times.read(row, "last_seen_at"));
    }
}
