package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.TreasuryDates;
import dev.kosh.disbursement.jobs.Pass;
import dev.kosh.sql.Conditions;
import dev.kosh.sql.Times;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.TenantId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the voucher dates that FD is to be asked about, and the instructions of each. An instruction has one for each
 * debit scroll that listed payments of it.
 */
@Component
class VoucherDays {

    private static final String TABLES = """
            from disbursement.payment_instruction pi
            join disbursement.payment_advice advice on advice.tenant_id = pi.tenant_id and advice.pi_id = pi.id
            join disbursement.beneficiary payment on payment.tenant_id = pi.tenant_id and payment.pi_id = pi.id
            cross join lateral (select left(coalesce(payment.voucher_date, advice.voucher_date), 10) as day) voucher
            left join disbursement.service_state state
                on state.tenant_id = pi.tenant_id and state.pi_id = pi.id and state.api = 'FD'
            where pi.pi_type = 'ORIGINAL' and pi.pi_status = 'COMPLETED'
              and payment.payment_status = 'SUCCESSFUL' and voucher.day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
              and
            """;

    private final JdbcClient jdbc;
    private final int horizonDays;

    VoucherDays(JdbcClient jdbc, @Value("${jit.fd.horizon-days:90}") int horizonDays) {
        this.jdbc = jdbc;
        this.horizonDays = horizonDays;
    }

    /** An instruction with a payment of that voucher date. */
    record Paid(TenantId tenantId, UUID id, PiStatus status) {}

    /** Dates that are due in a pass, those first that have waited longest. */
    List<VoucherDay> due(Pass pass, int limit) {
        Conditions conditions = ofPass(pass);
        return jdbc
                .sql("""
                        select split_part(pi.tenant_id, '.', 1) as of_state, voucher.day as day
                        """ + TABLES + conditions.text() + """

                        group by of_state, voucher.day
                        order by min(state.last_at) nulls first, voucher.day, of_state
                        limit :limit
                        """)
                .params(conditions.parameters())
                .param("limit", limit)
                .query((row, number) -> {
                    TenantId state = new TenantId(row.getString("of_state"));
                    return TreasuryDates.day(row.getString("day")).map(day -> new VoucherDay(state, day));
                })
                .list()
                .stream()
                // A 31st of February is no date to ask about, and keeps no other from being asked about.
                .flatMap(Optional::stream)
                .toList();
    }

    /** How many dates a catch-up pass would have after a pass. */
    long unanswered(Pass pass) {
        return due(pass.next(), Integer.MAX_VALUE).size();
    }

    private Conditions ofPass(Pass pass) {
        LocalDate since = BusinessCalendar.dateOf(pass.slot()).minusDays(horizonDays);
        Conditions conditions = new Conditions()
                .and("voucher.day >= :since")
                .bind("since", since.toString())
                .bind("slot", Times.bind(pass.slot()));
        if (pass.isCatchUp()) {
            conditions
                    .and("state.last_slot >= :slot and state.last_outcome = 'NO_RESPONSE'"
                            + " and state.last_glitch is not null and state.last_at < :dueAt")
                    .bind("dueAt", Times.bind(pass.dueAt()));
        } else {
            conditions
                    .and("(state.last_slot is null or state.last_slot < :slot or state.last_slot >= :dayAfter)")
                    .bind("dayAfter", Times.bind(pass.dayAfter()));
        }
        LocalDate voucherDate = pass.scope().voucherDate();
        TenantId tenant = pass.scope().tenantId();
        return conditions
                .ifGiven("date", voucherDate == null ? null : voucherDate.toString(), "voucher.day = :date")
                .ifGiven(
                        "scope",
                        tenant == null ? null : tenant.value(),
                        "(pi.tenant_id = :scope or starts_with(pi.tenant_id, :scope || '.'))");
    }

    /** The instructions that an answer about a date is for. */
    List<Paid> of(VoucherDay day) {
        return jdbc.sql("select distinct pi.tenant_id, pi.id, pi.pi_status " + TABLES + """
                         voucher.day = :date and starts_with(pi.tenant_id, :state || '.')
                        order by pi.tenant_id, pi.id
                        """)
                .param("date", day.date().toString())
                .param("state", day.state().value())
                .query((row, number) -> new Paid(
                        new TenantId(row.getString("tenant_id")),
                        row.getObject("id", UUID.class),
                        PiStatus.valueOf(row.getString("pi_status"))))
                .list();
    }
}
