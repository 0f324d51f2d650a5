package dev.kosh.treasury.store;

import dev.kosh.events.Actor;
import dev.kosh.events.AuditTrail;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.Conditions;
import dev.kosh.sql.Times;
import dev.kosh.treasury.ExchangeCriteria;
import dev.kosh.treasury.ExchangeLog;
import dev.kosh.treasury.ExchangePayload;
import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.TreasuryExchange;
import dev.kosh.treasury.TreasuryRefusal;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code treasury.exchange}, which its triggers keep append-only but for the purge of payloads. */
@Component
class ExchangeTable implements ExchangeLog {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PersonalData personalData;
    private final AuditTrail audit;

    ExchangeTable(JdbcClient jdbc, TransactionTemplate transaction, PersonalData personalData, AuditTrail audit) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.personalData = personalData;
        this.audit = audit;
    }

    @Override
    public List<TreasuryExchange> search(ExchangeCriteria criteria) {
        TreasuryService service = criteria.service();
        Conditions conditions = new Conditions()
                .and("tenant_id = :tenant")
                .bind("tenant", criteria.tenant().value())
                .ifGiven("reference", criteria.reference(), "reference = :reference")
                .ifGiven("service", service == null ? null : service.name(), "service = :service");
        return jdbc.sql("""
                        select tenant_id, id, service, reference, slot, attempt_no, trigger, http_status, outcome, glitch,
                               error_code, error_text, started_at, duration_millis, bytes_in,
                               payload_purged_at is not null as purged
                        from treasury.exchange
                        where %s
                        order by id desc
                        limit :limit offset :offset
                        """.formatted(conditions.text()))
                .params(conditions.parameters())
                .param("limit", criteria.limit())
                .param("offset", criteria.offset())
                .query(ExchangeTable::exchange)
                .list();
    }

    @Override
    public ExchangePayload reveal(TenantId tenant, UUID exchangeId, Actor reader) {
        return Objects.requireNonNull(transaction.execute(status -> {
            ExchangePayload payload = jdbc.sql("""
                            select request_sealed, response_sealed
                            from treasury.exchange
                            where tenant_id = :tenant and id = :id
                            """)
                    .param("tenant", tenant.value())
                    .param("id", exchangeId)
                    .query((row, number) -> new ExchangePayload(
                            personalData.decryptNullable(row.getBytes("request_sealed")),
                            personalData.decryptNullable(row.getBytes("response_sealed"))))
                    .optional()
                    .orElseThrow(() -> new RequestRefused(
                            TreasuryRefusal.EXCHANGE_NOT_FOUND,
                            "There is no exchange " + exchangeId + " in " + tenant + ": take an id from the log"));
            audit.record(tenant, reader, "REVEALED", "TREASURY_EXCHANGE", exchangeId.toString(), null);
            return payload;
        }));
    }

    /** Takes away the payloads of exchanges before a time; answers of how many, at most {@code limit}. */
    int purge(Instant before, Instant now, int limit) {
        return jdbc.sql("""
                        with due as (
                            select tenant_id, id
                            from treasury.exchange
                            where payload_purged_at is null and started_at < :before
                            order by started_at
                            limit :limit)
                        update treasury.exchange exchange
                        set request_sealed = null, response_sealed = null, payload_purged_at = :now
                        from due
                        where exchange.tenant_id = due.tenant_id and exchange.id = due.id
                        """)
                .param("before", Times.bind(before))
                .param("limit", limit)
                .param("now", Times.bind(now))
                .update();
    }

    private static TreasuryExchange exchange(ResultSet row, int number) throws SQLException {
        String glitch = row.getString("glitch");
        return new TreasuryExchange(
                new TenantId(row.getString("tenant_id")),
                row.getObject("id", UUID.class),
                row.getString("service"),
                row.getString("reference"),
                row.getObject("slot", LocalDate.class),
                row.getInt("attempt_no"),
                Trigger.valueOf(row.getString("trigger")),
                row.getObject("http_status", Integer.class),
                Outcome.valueOf(row.getString("outcome")),
                glitch == null ? null : Glitch.valueOf(glitch),
                row.getString("error_code"),
                row.getString("error_text"),
                Times.read(row, "started_at"),
                Duration.ofMillis(row.getInt("duration_millis")),
                row.getInt("bytes_in"),
                row.getBoolean("purged"));
    }
}
