package dev.kosh.sandbox.data;

import dev.kosh.wire.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;

/**
 * April to March, Indian time.
 *
 * @param firstYear calendar year that it begins in
 */
record FinancialYear(int firstYear) {

    private static final int MONTHS = 12;

    static FinancialYear of(Instant instant) {
        LocalDate date = BusinessCalendar.dateOf(instant);
        return new FinancialYear(date.getMonthValue() < Month.APRIL.getValue() ? date.getYear() - 1 : date.getYear());
    }

    FinancialYear plus(int years) {
        return new FinancialYear(firstYear + years);
    }

    /** {@code 2026-27}. */
    String name() {
        return BusinessCalendar.financialYear(from());
    }

    Instant from() {
        return startOfMonth(0);
    }

    Instant to() {
        return lastSecondBefore(MONTHS);
    }

    /** First instant of the month that is this many months after April. */
    Instant startOfMonth(int monthsAfterApril) {
        return LocalDate.of(firstYear, Month.APRIL, 1)
                .plusMonths(monthsAfterApril)
                .atStartOfDay(BusinessCalendar.ZONE)
                .toInstant();
    }

    /** 23:59:59 of the day before the month that is this many months after April. */
    Instant lastSecondBefore(int monthsAfterApril) {
        return startOfMonth(monthsAfterApril).minusSeconds(1);
    }
}
