package dev.kosh.disbursement.store;

import dev.kosh.disbursement.AllotmentKind;
import dev.kosh.disbursement.FundCriteria;
import dev.kosh.disbursement.RegisterCriteria;
import dev.kosh.disbursement.RegisterRow;
import dev.kosh.disbursement.Sanction;
import dev.kosh.sql.Conditions;
import dev.kosh.sql.SqlArrays;
import dev.kosh.sql.Times;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads sanctions and the fund allocation register. */
@Component
public class RegisterStore {

    private static final String REGISTER = """
            with entry as (
                select s.head_of_account, a.ssu_allotment_id transaction_number, a.allotment_date on_date,
                       a.received_at arrived, a.arrival, a.kind, a.amount_paise,
                       case when a.kind = 'INITIAL' then s.sanctioned_paise else 0 end sanctioned,
                       case when a.kind = 'WITHDRAWAL' then -a.amount_paise else a.amount_paise end allotted,
                       0 spent
                from disbursement.allotment a
                join disbursement.sanction s on s.tenant_id = a.tenant_id and s.id = a.sanction_id
                where s.tenant_id = :tenant and s.financial_year = :year
                union all
                select s.head_of_account, pi.pi_number, cast(pi.created_at at time zone 'Asia/Kolkata' as date),
                       e.at, null, e.kind, e.amount_paise, 0, 0,
                       case when e.kind = 'DEBIT' then e.amount_paise else -e.amount_paise end
                from disbursement.ledger_entry e
                join disbursement.sanction s on s.tenant_id = e.tenant_id and s.id = e.sanction_id
                join disbursement.payment_instruction pi on pi.tenant_id = e.tenant_id and pi.id = e.pi_id
                where s.tenant_id = :tenant and s.financial_year = :year and e.kind in ('DEBIT', 'REVERSAL')
            ), balanced as (
                select entry.*, sum(sanctioned - allotted) over w sanctioned_balance, sum(allotted - spent) over w available
                from entry
                window w as (partition by head_of_account
                             order by on_date, arrived, arrival nulls last, transaction_number, kind
                             rows unbounded preceding)
            )
            select b.*, count(*) over () total from balanced b
            """;

    private final JdbcClient jdbc;

    RegisterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A page of the register.
     *
     * @param total rows of all pages
     */
    public record Page(List<RegisterRow> rows, long total) {}

    /** Rows in the order of their dates, with running balances per head of account over all rows before. */
    public Page register(RegisterCriteria criteria) {
        Conditions conditions =
                new Conditions().and("true").ifGiven("hoa", criteria.headOfAccount(), "b.head_of_account = :hoa");
        if (criteria.kind() != null) {
            conditions.ifGiven("kind", criteria.kind().name(), "b.kind = :kind");
        }
        long[] total = {0};
        List<RegisterRow> rows = jdbc.sql(REGISTER + "where " + conditions.text() + """

                        order by b.on_date, b.arrived, b.arrival nulls last, b.transaction_number, b.kind
                        limit :limit offset :offset
                        """)
                .params(conditions.parameters())
                .param("tenant", criteria.tenantId().value())
                .param("year", criteria.financialYear())
                .param("limit", criteria.limit())
                .param("offset", criteria.offset())
                .query((row, number) -> {
                    total[0] = row.getLong("total");
                    return registerRow(row);
                })
                .list();
        return new Page(rows, total[0]);
    }

    private static RegisterRow registerRow(ResultSet row) throws SQLException {
        return new RegisterRow(
                row.getString("head_of_account"),
                row.getString("transaction_number"),
                row.getObject("on_date", LocalDate.class),
                RegisterRow.Kind.valueOf(row.getString("kind")),
                Money.ofPaise(row.getLong("amount_paise")),
                Money.ofPaise(row.getLong("sanctioned_balance")),
                Money.ofPaise(row.getLong("available")));
    }

    /** Sanctions that match, each with its fund and allotments. */
    public List<Sanction> sanctions(FundCriteria criteria) {
        Conditions conditions = new Conditions()
                .ifGiven("tenant", criteria.tenantId().value(), "s.tenant_id = :tenant")
                .ifAny("s.id", "uuid", "ids", criteria.ids())
                .ifGiven("hoa", criteria.headOfAccount(), "s.head_of_account = :hoa")
                .ifGiven("ddo", criteria.ddoCode(), "s.ddo_code = :ddo")
                .ifGiven("master", criteria.masterAllotmentId(), "s.master_allotment_id = :master");
        String direction = criteria.newestFirst() ? "desc" : "asc";
        List<Sanction> sanctions = jdbc.sql(
                        """
                        select s.*, f.allotted_paise, f.available_paise, f.reserved_paise, f.debited_paise
                        from disbursement.sanction s
                        join disbursement.fund f on f.tenant_id = s.tenant_id and f.sanction_id = s.id
                        where\s""" + conditions.text() + "\norder by s.created_at " + direction + ", s.id " + direction
                                + "\nlimit :limit offset :offset")
                .params(conditions.parameters())
                .param("limit", criteria.limit())
                .param("offset", criteria.offset())
                .query(RegisterStore::sanction)
                .list();
        return withAllotments(criteria.tenantId(), sanctions);
    }

    private List<Sanction> withAllotments(TenantId tenant, List<Sanction> sanctions) {
        Map<UUID, List<Sanction.Allotment>> allotments = new HashMap<>();
        jdbc.sql("""
                        select a.* from disbursement.allotment a
                        where a.tenant_id = :tenant and a.sanction_id = any(:sanctions)
                        order by a.allotment_date, a.arrival
                        """)
                .param("tenant", tenant.value())
                .param(
                        "sanctions",
                        SqlArrays.of(
                                "uuid", sanctions.stream().map(Sanction::id).toList()))
                .query(row -> {
                    allotments
                            .computeIfAbsent(row.getObject("sanction_id", UUID.class), id -> new ArrayList<>())
                            .add(new Sanction.Allotment(
                                    row.getObject("id", UUID.class),
                                    row.getInt("serial_number"),
                                    row.getString("ssu_allotment_id"),
                                    AllotmentKind.valueOf(row.getString("kind")),
                                    Money.ofPaise(row.getLong("amount_paise")),
                                    Money.ofPaise(row.getLong("sanction_balance_paise")),
                                    row.getObject("allotment_date", LocalDate.class)));
                });
        return sanctions.stream()
                .map(sanction -> sanction.withAllotments(allotments.getOrDefault(sanction.id(), List.of())))
                .toList();
    }

    private static Sanction sanction(ResultSet row, int number) throws SQLException {
        return new Sanction(
                row.getObject("id", UUID.class),
                new TenantId(row.getString("tenant_id")),
                row.getString("head_of_account"),
                row.getString("ddo_code"),
                row.getString("program_code"),
                row.getString("master_allotment_id"),
                Money.ofPaise(row.getLong("sanctioned_paise")),
                row.getString("financial_year"),
                new Sanction.Fund(
                        Money.ofPaise(row.getLong("allotted_paise")),
                        Money.ofPaise(row.getLong("available_paise")),
                        Money.ofPaise(row.getLong("reserved_paise")),
                        Money.ofPaise(row.getLong("debited_paise"))),
                List.of(),
                new AuditDetails(
                        row.getString("created_by"),
                        row.getString("modified_by"),
                        Times.read(row, "created_at").toEpochMilli(),
                        Times.read(row, "modified_at").toEpochMilli()));
    }
}
