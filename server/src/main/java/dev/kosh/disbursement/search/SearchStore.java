package dev.kosh.disbursement.search;

import dev.kosh.disbursement.BillContext;
import dev.kosh.disbursement.CallOutcome;
import dev.kosh.disbursement.InstructionCriteria;
import dev.kosh.disbursement.InstructionSearch;
import dev.kosh.disbursement.InstructionSummary;
import dev.kosh.disbursement.PageMessage;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.PiType;
import dev.kosh.disbursement.UpstreamStatus;
import dev.kosh.sql.Conditions;
import dev.kosh.sql.Times;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds which instructions match; what belongs to them is read elsewhere. */
@Component
class SearchStore {

    private final JdbcClient jdbc;

    SearchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A match, with what clients of the original product call its status. */
    record Match(TenantId tenantId, UUID id, UUID rootId, UpstreamStatus upstreamStatus) {}

    List<Match> matches(InstructionCriteria criteria) {
        Conditions conditions = SearchConditions.of(criteria);
        return jdbc.sql("select pi.tenant_id, pi.id, pi.root_id, " + UpstreamRows.STATUS + " as upstream"
                        + " from disbursement.payment_instruction pi where " + conditions.text() + page(criteria))
                .params(conditions.parameters())
                .param("limit", criteria.limit())
                .param("offset", criteria.offset())
                .query((row, number) -> new Match(
                        new TenantId(row.getString("tenant_id")),
                        row.getObject("id", UUID.class),
                        row.getObject("root_id", UUID.class),
                        UpstreamStatus.valueOf(row.getString("upstream"))))
                .list();
    }

    List<InstructionSummary> summaries(InstructionCriteria criteria) {
        Conditions conditions = SearchConditions.of(criteria);
        return jdbc.sql("""
                        select pi.*, payments.successful, payments.failed
                        from (
                            select pi.* from disbursement.payment_instruction pi
                            where """ + " " + conditions.text() + page(criteria) + """
                        ) pi
                        cross join lateral (
                            select count(*) filter (where payment_status = 'SUCCESSFUL') as successful,
                                   count(*) filter (where payment_status = 'FAILED') as failed
                            from disbursement.beneficiary payment
                            where payment.tenant_id = pi.tenant_id and payment.pi_id = pi.id) payments
                        """ + order(criteria))
                .params(conditions.parameters())
                .param("limit", criteria.limit())
                .param("offset", criteria.offset())
                .query(SearchStore::summary)
                .list();
    }

    long count(InstructionCriteria criteria) {
        Conditions conditions = SearchConditions.of(criteria);
        return jdbc.sql("select count(*) from disbursement.payment_instruction pi where " + conditions.text())
                .params(conditions.parameters())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private static String page(InstructionCriteria criteria) {
        return order(criteria) + "\nlimit :limit offset :offset\n";
    }

    private static String order(InstructionCriteria criteria) {
        String column = switch (criteria.order()) {
            case CREATED -> "pi.created_at";
            case MODIFIED -> "pi.modified_at";
        };
        String direction = criteria.ascending() ? " asc" : " desc";
        return "\norder by " + column + direction + ", pi.id" + direction;
    }

    /** A column of what an instruction is for. */
    enum Context {
        WARD,
        PROJECT_TYPE,
        PROJECT_NAME
    }

    /** Values of a column: one look into its index for each value, however many instructions have it. */
    List<String> distinct(TenantId tenant, Context context) {
        String column = "pi." + context.name().toLowerCase(Locale.ROOT);
        String next =
                "(select min(" + column + ") from disbursement.payment_instruction pi where pi.tenant_id = :tenant";
        return jdbc.sql("with recursive value (text) as (" + "select " + next + ") union all select " + next + " and "
                        + column + " > value.text) from value where value.text is not null)"
                        + " select text from value where text is not null limit :most")
                .param("tenant", tenant.value())
                .param("most", InstructionSearch.MOST_CHOICES)
                .query((row, number) -> row.getString("text"))
                .list();
    }

    private static InstructionSummary summary(ResultSet row, int number) throws SQLException {
        return new InstructionSummary(
                new TenantId(row.getString("tenant_id")),
                row.getObject("id", UUID.class),
                row.getString("pi_number"),
                PiType.valueOf(row.getString("pi_type")),
                Times.read(row, "bill_date"),
                row.getInt("beneficiary_count"),
                row.getInt("successful"),
                row.getInt("failed"),
                Money.ofPaise(row.getLong("net_paise")),
                PiStatus.valueOf(row.getString("pi_status")),
                new BillContext(
                        texts(row, "bill_numbers"),
                        texts(row, "reference_ids"),
                        row.getString("ward"),
                        row.getString("project_type"),
                        row.getString("project_name")),
                message(row));
    }

    private static @Nullable PageMessage message(ResultSet row) throws SQLException {
        String text = row.getString("latest_message");
        if (text == null) {
            return null;
        }
        boolean isInfo = CallOutcome.SUCCESS.name().equals(row.getString("latest_outcome"));
        return new PageMessage(
                isInfo ? PageMessage.Severity.INFO : PageMessage.Severity.ERROR,
                text,
                TreasuryService.valueOf(row.getString("latest_api")),
                Times.read(row, "latest_message_at"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = Objects.requireNonNull(row.getArray(column));
        return List.of((String[]) array.getArray());
    }
}
