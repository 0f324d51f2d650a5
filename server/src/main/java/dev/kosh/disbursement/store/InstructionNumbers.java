package dev.kosh.disbursement.store;

import dev.kosh.masters.Masters;
import dev.kosh.masters.Tenant;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives payment instructions their numbers, originals and revised ones from one series per ULB and financial year, which
 * begins at 1 on 1 April in India: {@code PI-CTC/2026-27/000041}. A number that is rolled back is given again.
 */
@Component
public class InstructionNumbers {

    private static final String SERIES = "PI";

    private final JdbcClient jdbc;
    private final Masters masters;

    InstructionNumbers(JdbcClient jdbc, Masters masters) {
        this.jdbc = jdbc;
        this.masters = masters;
    }

    /** The next number; the series is locked until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String next(TenantId tenant, Instant at) {
        String year = BusinessCalendar.financialYear(at);
        long number = jdbc.sql("select disbursement.next_number(:tenant, :series, :year, 1)")
                .param("tenant", tenant.value())
                .param("series", SERIES)
                .param("year", year)
                .query(Long.class)
                .single();
        return "PI-%s/%s/%06d".formatted(cityCode(tenant), year, number);
    }

    private String cityCode(TenantId tenant) {
        return masters.tenants().stream()
                .filter(each -> each.id().equals(tenant))
                .map(Tenant::cityCode)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such tenant: " + tenant));
    }
}
