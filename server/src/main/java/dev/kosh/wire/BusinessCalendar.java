package dev.kosh.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Business dates: Indian time, financial years from April to March. */
public final class BusinessCalendar {

    public static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private static final int FIRST_MONTH_OF_FINANCIAL_YEAR = 4;
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private BusinessCalendar() {}

    public static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** 23:59:59 in India of the day that the instant falls on. */
    public static Instant endOfDay(Instant instant) {
        return dateOf(instant).atTime(LAST_SECOND).atZone(ZONE).toInstant();
    }

    /** The financial year of an instant in the form {@code 2026-27}. */
    public static String financialYear(Instant instant) {
        int firstYear = firstYearOfFinancialYear(instant);
        return "%d-%02d".formatted(firstYear, (firstYear + 1) % 100);
    }

    /** The year in which the financial year of an instant began: 2026 for all of 2026-27. */
    public static int firstYearOfFinancialYear(Instant instant) {
        LocalDate date = dateOf(instant);
        return date.getMonthValue() >= FIRST_MONTH_OF_FINANCIAL_YEAR ? date.getYear() : date.getYear() - 1;
    }

    /** Whole days from one instant to a later one, by 24-hour spans. */
    public static long wholeDaysBetween(Instant from, Instant to) {
        return ChronoUnit.DAYS.between(from, to);
    }
}
