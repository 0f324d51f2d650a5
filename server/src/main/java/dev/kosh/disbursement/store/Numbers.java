package dev.kosh.disbursement.store;

import dev.kosh.disbursement.DisbursementSettings;
import dev.kosh.masters.Masters;
import dev.kosh.masters.NumberFormat;
import dev.kosh.masters.NumberFormats;
import dev.kosh.masters.Tenant;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Numbers of instructions, payments, beneficiaries' payments and bills, in the forms of docs/contract/disbursement.md (identifiers). A number that was taken by a
 * transaction which then fails is given again: no gaps, and none twice.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Numbers {

    private static final String NO_PERIOD = "";

    private final JdbcClient jdbc;
    private final Masters masters;
    private final DisbursementSettings settings;

    Numbers(JdbcClient jdbc, Masters masters, DisbursementSettings settings) {
        this.jdbc = jdbc;
        this.masters = masters;
        this.settings = settings;
    }

    /**
     * {@code PI-CTC/2026-27/000041}, or in the form that the masters set (docs/contract/masters.md, id formats); originals and
     * revised ones from one series.
     *
     * @throws dev.kosh.wire.RequestRefused {@code CITY_CODE_NOT_FOUND} when the form wants the code of a city that has none
     */
    public String instruction(TenantId tenant, Instant at) {
        NumberFormat format =
                masters.numberFormat(tenant, NumberFormats.INSTRUCTION).orElse(settings.instructionNumberFormat());
        // A count that begins anew each year needs the year in the number.
        String period = format.namesFinancialYear() ? BusinessCalendar.financialYear(at) : NO_PERIOD;
        return format.prefix(office(tenant), "", at) + "%06d".formatted(next(tenant, "PI", period, 1));
    }

    /** {@code BN-CTC/000312}, several in a row. */
    public List<String> beneficiaries(TenantId tenant, int count) {
        if (count == 0) {
            return List.of();
        }
        long first = next(tenant, "BN", NO_PERIOD, count);
        String city = city(tenant);
        return LongStream.range(first, first + count)
                .mapToObj(number -> "BN-%s/%06d".formatted(city, number))
                .toList();
    }

    /** {@code EP/CTC/2026-27/11/22/000083}. */
    public String payment(TenantId tenant, Instant at) {
        String year = BusinessCalendar.financialYear(at);
        LocalDate date = BusinessCalendar.dateOf(at);
        return "EP/%s/%s/%02d/%02d/%06d"
                .formatted(city(tenant), year, date.getMonthValue(), date.getDayOfMonth(), next(tenant, "EP", year, 1));
    }

    /** {@code WB/2026-27/000777} for wages, {@code PB} for purchases, {@code SB} for supervision. */
    public String bill(TenantId tenant, String businessService, Instant at) {
        String prefix = switch (businessService) {
            case "works.wages" -> "WB";
            case "works.purchase" -> "PB";
            default -> "SB";
        };
        String year = BusinessCalendar.financialYear(at);
        return "%s/%s/%06d".formatted(prefix, year, next(tenant, prefix, year, 1));
    }

    private long next(TenantId tenant, String series, String period, int count) {
        return jdbc.sql("select disbursement.next_number(:tenant, :series, :period, :count)")
                .param("tenant", tenant.value())
                .param("series", series)
                .param("period", period)
                .param("count", count)
                .query(Long.class)
                .single();
    }

    private String city(TenantId tenant) {
        return office(tenant).cityCode();
    }

    private Tenant office(TenantId tenant) {
        return masters.tenant(tenant).orElseThrow(() -> new IllegalArgumentException("there is no tenant " + tenant));
    }
}
