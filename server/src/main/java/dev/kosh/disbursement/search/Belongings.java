package dev.kosh.disbursement.search;

import dev.kosh.disbursement.InstructionView.Related;
import dev.kosh.disbursement.LedgerEntry;
import dev.kosh.disbursement.LedgerKind;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.PiType;
import dev.kosh.disbursement.StatusLogEntry;
import dev.kosh.sql.SqlArrays;
import dev.kosh.sql.Times;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What belongs to instructions of one tenant: one statement for all of them. */
@Component
class Belongings {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Belongings(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Another instruction of a chain, and whether it is a revision that is still open. */
    record Link(UUID id, Related related, boolean openRevision, Instant createdAt) {}

    /** Chains by the id of their original, oldest instruction first. */
    Map<UUID, List<Link>> chains(TenantId tenant, Collection<UUID> roots) {
        Map<UUID, List<Link>> chains = new HashMap<>();
        query(
                """
                        select pi.root_id as owner, pi.id, pi.pi_number, pi.pi_type, pi.pi_status, pi.created_at,
                               pi.pi_type = 'REVISED' and pi.is_active
                                   and pi.pi_status in ('PENDING', 'DECLINED', 'IN_PROCESS') as open
                        from disbursement.payment_instruction pi
                        where pi.tenant_id = :tenant and pi.root_id = any(:owners)
                        order by pi.created_at, pi.id
                        """,
                tenant,
                roots,
                chains,
                row -> new Link(
                        row.getObject("id", UUID.class),
                        new Related(
                                row.getString("pi_number"),
                                PiType.valueOf(row.getString("pi_type")),
                                PiStatus.valueOf(row.getString("pi_status"))),
                        row.getBoolean("open"),
                        Times.read(row, "created_at")));
        return chains;
    }

    /** Time lines, newest first. */
    Map<UUID, List<StatusLogEntry>> timelines(TenantId tenant, Collection<UUID> instructions) {
        Map<UUID, List<StatusLogEntry>> timelines = new HashMap<>();
        query(
                """
                        select entry.pi_id as owner, entry.api, entry.status, entry.details, entry.at, entry.by
                        from disbursement.status_log entry
                        where entry.tenant_id = :tenant and entry.pi_id = any(:owners)
                        order by entry.id desc
                        """,
                tenant,
                instructions,
                timelines,
                row -> new StatusLogEntry(
                        TreasuryService.valueOf(row.getString("api")),
                        row.getString("status"),
                        json.readTree(row.getString("details")),
                        Times.read(row, "at"),
                        row.getString("by")));
        return timelines;
    }

    /** What instructions did to the books, in order. */
    Map<UUID, List<LedgerEntry>> ledgers(TenantId tenant, Collection<UUID> instructions) {
        Map<UUID, List<LedgerEntry>> ledgers = new HashMap<>();
        query(
                """
                        select entry.pi_id as owner, entry.id, entry.kind, entry.sanction_id, entry.amount_paise, entry.at
                        from disbursement.ledger_entry entry
                        where entry.tenant_id = :tenant and entry.pi_id = any(:owners)
                        order by entry.at, entry.id
                        """,
                tenant,
                instructions,
                ledgers,
                row -> new LedgerEntry(
                        row.getObject("id", UUID.class),
                        LedgerKind.valueOf(row.getString("kind")),
                        row.getObject("sanction_id", UUID.class),
                        Money.ofPaise(row.getLong("amount_paise")),
                        Times.read(row, "at")));
        return ledgers;
    }

    /** How many failure records of instructions wait for review. */
    Map<UUID, Integer> quarantined(TenantId tenant, Collection<UUID> instructions) {
        Map<UUID, Integer> quarantined = new HashMap<>();
        jdbc.sql("""
                        select pi_id, count(*) as waiting
                        from disbursement.failure_event
                        where tenant_id = :tenant and pi_id = any(:owners) and state = 'QUARANTINED'
                        group by pi_id
                        """)
                .param("tenant", tenant.value())
                .param("owners", SqlArrays.of("uuid", instructions))
                .query(row -> {
                    quarantined.put(row.getObject("pi_id", UUID.class), row.getInt("waiting"));
                });
        return quarantined;
    }

    /** Reads one row. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> void query(
            String sql, TenantId tenant, Collection<UUID> owners, Map<UUID, List<T>> into, Reading<T> reading) {
        jdbc.sql(sql)
                .param("tenant", tenant.value())
                .param("owners", SqlArrays.of("uuid", owners))
                .query(row -> {
                    UUID owner = Objects.requireNonNull(row.getObject("owner", UUID.class));
                    into.computeIfAbsent(owner, id -> new ArrayList<>()).add(reading.read(row));
                });
    }
}
