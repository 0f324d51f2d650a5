package dev.kosh.disbursement.polls;

import dev.kosh.disbursement.PaymentAdvice;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.PiType;
import dev.kosh.disbursement.jobs.Pass;
import dev.kosh.sql.Conditions;
import dev.kosh.sql.Times;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the instructions that a service is to be asked about, page by page in the order of an index. */
@Component
public class PollTargets {

    private static final String COLUMNS = """
            select pi.tenant_id, pi.id, pi.pi_number, pi.pi_type, pi.pi_status, pi.duplicate_reported, pi.bill_date,
                   pi.ssu_id, pi.treasury_pi_id, pi.treasury_pi_date, pi.completed_at,
                   advice.bill_reference, advice.financial_year, advice.advice_id, advice.advice_date,
                   advice.token_number, advice.token_date, advice.voucher_number, advice.voucher_date,
                   root.pi_number as root_number, root.bill_date as root_bill_date,
                   root.bill_reference as root_bill_reference
            """;

    // The limits keep each of these a look-up for each instruction, in the order of the instructions' index.
    private static final String TABLES = """
            from disbursement.payment_instruction pi
            left join lateral (
                select * from disbursement.payment_advice
                where tenant_id = pi.tenant_id and pi_id = pi.id
                limit 1) advice on true
            """;

    private static final String ROOT = """
            left join lateral (
                select root.pi_number, root.bill_date, root_advice.bill_reference
                from disbursement.payment_instruction root
                left join disbursement.payment_advice root_advice
                    on root_advice.tenant_id = root.tenant_id and root_advice.pi_id = root.id
                where pi.pi_type = 'REVISED' and root.tenant_id = pi.tenant_id and root.id = pi.root_id
                limit 1) root on true
            """;

    private static final String STATE = """
            left join lateral (
                select * from disbursement.service_state
                where tenant_id = pi.tenant_id and pi_id = pi.id and api = :api
                limit 1) state on true
            """;

    private static final String NOT_ASKED_IN_SLOT =
            "(state.last_slot is null or state.last_slot < :slot or state.last_slot >= :dayAfter)";

    /** An empty answer means "not there yet": asking again within the hour would not change it. */
    private static final String UNANSWERED_IN_SLOT = "state.last_slot >= :slot and state.last_outcome = 'NO_RESPONSE'"
            + " and state.last_glitch is not null and state.last_at < :dueAt";

    private final JdbcClient jdbc;

    PollTargets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The next instructions of a pass.
     *
     * @param since services that ask about completed instructions leave out those with an older voucher
     * @param after the last one of the page before; null at the beginning
     */
    List<PollTarget> next(TreasuryService api, Pass pass, LocalDate since, @Nullable PollTarget after, int limit) {
        String order =
                PollConditions.goesByCompletion(api) ? "pi.completed_at, pi.tenant_id, pi.id" : "pi.tenant_id, pi.id";
        String unified = order.replace("pi.", "");
        Conditions conditions = ofPass(api, pass, since);
        if (after != null) {
            String position = PollConditions.goesByCompletion(api)
                    ? "(:afterTime, :afterTenant, :afterId)"
                    : "(:afterTenant, :afterId)";
            conditions.and("(" + order + ") > " + position);
            if (PollConditions.goesByCompletion(api) && after.completedAt() != null) {
                conditions.bind("afterTime", Times.bind(after.completedAt()));
            }
            conditions.bind("afterTenant", after.tenantId().value()).bind("afterId", after.id());
        }
        String pages = PollConditions.of(api).stream()
                .map(kind -> "(" + COLUMNS + TABLES + ROOT + STATE + "where " + kind + "\n  and " + conditions.text()
                        + "\norder by " + order + " limit :limit)")
                .collect(Collectors.joining("\nunion all\n"));
        return jdbc.sql("select * from (" + pages + ") page order by " + unified + " limit :limit")
                .params(conditions.parameters())
                .param("limit", limit)
                .query(PollTargets::target)
                .list();
    }

    /** How many instructions a pass has. */
    long count(TreasuryService api, Pass pass, LocalDate since) {
        Conditions conditions = ofPass(api, pass, since);
        String counts = PollConditions.of(api).stream()
                .map(kind ->
                        "select count(*) as n " + TABLES + STATE + "where " + kind + "\n  and " + conditions.text())
                .collect(Collectors.joining("\nunion all\n"));
        return jdbc.sql("select sum(n) from (" + counts + ") kinds")
                .params(conditions.parameters())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    /** How many instructions a catch-up pass would have after a pass. */
    long unanswered(TreasuryService api, Pass pass, LocalDate since) {
        return count(api, pass.next(), since);
    }

    private static Conditions ofPass(TreasuryService api, Pass pass, LocalDate since) {
        Conditions conditions = new Conditions()
                .and(pass.isCatchUp() ? UNANSWERED_IN_SLOT : NOT_ASKED_IN_SLOT)
                .bind("api", api.name())
                .bind("slot", Times.bind(pass.slot()));
        if (pass.isCatchUp()) {
            conditions.bind("dueAt", Times.bind(pass.dueAt()));
        } else {
            conditions.bind("dayAfter", Times.bind(pass.dayAfter()));
        }
        if (PollConditions.goesByCompletion(api)) {
            conditions.bind("sinceDate", since.toString());
            conditions.bind("sinceTime", Times.bind(startOf(since)));
        }
        TenantId tenant = pass.scope().tenantId();
        if (tenant != null) {
            conditions
                    .and(tenant.isState() ? "pi.tenant_id like :scopeTenant" : "pi.tenant_id = :scopeTenant")
                    .bind("scopeTenant", tenant.isState() ? tenant.value() + ".%" : tenant.value());
        }
        return conditions.ifGiven("scopeNumber", pass.scope().piNumber(), "pi.pi_number = :scopeNumber");
    }

    private static Instant startOf(LocalDate date) {
        return date.atStartOfDay(BusinessCalendar.ZONE).toInstant();
    }

    /** One instruction as it is now, whatever its status. */
    public Optional<PollTarget> find(TenantId tenant, String piNumber) {
        return jdbc.sql(COLUMNS + TABLES + ROOT + "where pi.tenant_id = :tenant and pi.pi_number = :number")
                .param("tenant", tenant.value())
                .param("number", piNumber)
                .query(PollTargets::target)
                .optional();
    }

    private static PollTarget target(ResultSet row, int number) throws SQLException {
        String rootNumber = row.getString("root_number");
        return new PollTarget(
                new TenantId(row.getString("tenant_id")),
                row.getObject("id", UUID.class),
                row.getString("pi_number"),
                PiType.valueOf(row.getString("pi_type")),
                PiStatus.valueOf(row.getString("pi_status")),
                row.getBoolean("duplicate_reported"),
                Times.read(row, "bill_date"),
                row.getString("ssu_id"),
                row.getString("treasury_pi_id"),
                row.getString("treasury_pi_date"),
                advice(row),
                rootNumber == null
                        ? null
                        : new PollTarget.Root(
                                rootNumber, Times.read(row, "root_bill_date"), row.getString("root_bill_reference")),
                Times.readNullable(row, "completed_at"));
    }

    private static @Nullable PaymentAdvice advice(ResultSet row) throws SQLException {
        String reference = row.getString("bill_reference");
        return reference == null
                ? null
                : new PaymentAdvice(
                        reference,
                        row.getString("financial_year"),
                        row.getString("advice_id"),
                        row.getString("advice_date"),
                        row.getString("token_number"),
                        row.getString("token_date"),
                        row.getString("voucher_number"),
                        row.getString("voucher_date"));
    }
}
