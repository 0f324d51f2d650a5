package dev.kosh.simulator.books;

import dev.kosh.simulator.SimulatorClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times as the wire has them: Indian wall clock. */
public final class TreasuryDates {

    public static final int DATE_LENGTH = 10;

    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private TreasuryDates() {}

    public static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, SimulatorClock.ZONE);
    }

    public static String dateTime(Instant instant) {
        return LocalDateTime.ofInstant(instant, SimulatorClock.ZONE).format(DATE_TIME);
    }

    /** The year in which the financial year of a day begins. */
    public static String finYear(LocalDate day) {
        int year = day.getMonthValue() >= Month.APRIL.getValue() ? day.getYear() : day.getYear() - 1;
        return Integer.toString(year);
    }
}
