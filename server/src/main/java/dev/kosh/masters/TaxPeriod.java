package dev.kosh.masters;

import java.time.Instant;

/**
 * A span that demands of a service may lie in (master {@code BillingService.TaxPeriod}).
 *
 * @param from first instant
 * @param to last instant
 * @param financialYear {@code 2026-27}
 */
public record TaxPeriod(
        String service, String code, Instant from, Instant to, String periodCycle, String financialYear) {

    /** Whether the whole span lies inside this period; months and quarters inside a year do. */
    public boolean contains(Instant spanFrom, Instant spanTo) {
        return !spanFrom.isBefore(from) && !spanTo.isAfter(to);
    }
}
