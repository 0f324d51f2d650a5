package dev.kosh.collection.store;

import dev.kosh.collection.PaymentMode;
import dev.kosh.collection.RegisterCriteria;
import dev.kosh.collection.RegisterLine;
import dev.kosh.collection.RegisterSum;
import dev.kosh.collection.RemittanceSlip;
import dev.kosh.collection.SlipCriteria;
import dev.kosh.sql.Conditions;
import dev.kosh.sql.Times;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the counter received and gave back, added up. */
@Component
public class CollectionRegisterStore {

    private static final String ZONE = BusinessCalendar.ZONE.getId();

    private final JdbcClient jdbc;

    CollectionRegisterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line for each day, tenant, mode and service; an undone receipt stands on the day on which it was undone, too. */
    public List<RegisterLine> lines(RegisterCriteria criteria) {
        Conditions conditions = new Conditions()
                .oneOf(
                        "p.tenant_id",
                        "text",
                        "tenants",
                        criteria.tenants().stream().map(TenantId::value).toList())
                .ifAny("p.mode", "text", "modes", criteria.modes())
                .ifAny("r.business_service", "text", "services", criteria.businessServices())
                .ifGiven("recordedBy", criteria.recordedByUuid(), "p.created_by_uuid = :recordedBy");
        return jdbc.sql("""
                        with moved as (
                            select p.tenant_id, p.transaction_date as at, p.mode, r.business_service, r.paid_paise,
                                   false as undone
                            from collection.payment p
                            join collection.receipt r on r.tenant_id = p.tenant_id and r.payment_id = p.id
                            where p.transaction_date >= :begin and p.transaction_date < :end and %1$s
                            union all
                            select p.tenant_id, p.undone_at, p.mode, r.business_service, r.paid_paise, true
                            from collection.payment p
                            join collection.receipt r on r.tenant_id = p.tenant_id and r.payment_id = p.id
                            where p.undone_at >= :begin and p.undone_at < :end and %1$s)
                        select (at at time zone :zone)::date as day, tenant_id, mode, business_service,
                               count(*) filter (where not undone) as receipts,
                               coalesce(sum(paid_paise) filter (where not undone), 0) as received,
                               count(*) filter (where undone) as undone_receipts,
                               coalesce(sum(paid_paise) filter (where undone), 0) as undone
                        from moved
                        group by 1, 2, 3, 4
                        """.formatted(conditions.text()))
                .params(conditions.parameters())
                .param("begin", Times.bind(criteria.begin()))
                .param("end", Times.bind(criteria.end()))
                .param("zone", ZONE)
                .query((row, number) -> line(row))
                .list();
    }

    private static RegisterLine line(ResultSet row) throws SQLException {
        return new RegisterLine(
                row.getObject("day", LocalDate.class),
                new TenantId(row.getString("tenant_id")),
                PaymentMode.valueOf(row.getString("mode")),
                row.getString("business_service"),
                new RegisterSum(
                        row.getLong("receipts"),
                        Money.ofPaise(row.getLong("received")),
                        row.getLong("undone_receipts"),
                        Money.ofPaise(row.getLong("undone"))));
    }

    private record Cash(long payments, Money amount) {}

    /** The slip, its instruments in the order in which they were taken: one more than a slip can list at most. */
    public RemittanceSlip slip(SlipCriteria criteria, Instant now) {
        Conditions conditions = new Conditions()
                .oneOf(
                        "p.tenant_id",
                        "text",
                        "tenants",
                        List.of(criteria.tenantId().value()))
                .ifGiven("recordedBy", criteria.recordedByUuid(), "p.created_by_uuid = :recordedBy");
        LocalDate day = criteria.remittedOn();
        if (day == null) {
            conditions.and("p.status = 'NEW'");
        } else {
            conditions
                    .and("p.remitted_at >= :begin and p.remitted_at < :end")
                    .bind("begin", startOf(day))
                    .bind("end", startOf(day.plusDays(1)));
        }
        Cash cash = jdbc.sql("""
                        select count(*) as payments, coalesce(sum(p.total_paid_paise), 0) as paise
                        from collection.payment p
                        where p.mode = 'CASH' and %s
                        """.formatted(conditions.text()))
                .params(conditions.parameters())
                .query((row, number) -> new Cash(row.getLong("payments"), Money.ofPaise(row.getLong("paise"))))
                .single();
        return new RemittanceSlip(
                criteria.tenantId(), day, now, cash.payments(), cash.amount(), instruments(conditions));
    }

    private List<RemittanceSlip.Instrument> instruments(Conditions conditions) {
        return jdbc.sql("""
                        select p.id, p.mode, p.instrument_number, p.instrument_date, p.ifsc, p.total_paid_paise,
                               array(select r.receipt_number from collection.receipt r
                                     where r.tenant_id = p.tenant_id and r.payment_id = p.id
                                     order by r.receipt_number) as receipts
                        from collection.payment p
                        where p.mode in ('CHEQUE', 'DD') and %s
                        order by p.transaction_date, p.id
                        limit :most
                        """.formatted(conditions.text()))
                .params(conditions.parameters())
                .param("most", SlipCriteria.MOST_INSTRUMENTS + 1)
                .query((row, number) -> new RemittanceSlip.Instrument(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        PaymentMode.valueOf(row.getString("mode")),
                        row.getString("instrument_number"),
                        Times.readNullable(row, "instrument_date"),
                        row.getString("ifsc"),
                        Arrays.asList((String[]) row.getArray("receipts").getArray()),
                        Money.ofPaise(row.getLong("total_paid_paise"))))
                .list();
    }

    private static Object startOf(LocalDate day) {
        return Times.bind(day.atStartOfDay(BusinessCalendar.ZONE).toInstant());
    }
}
