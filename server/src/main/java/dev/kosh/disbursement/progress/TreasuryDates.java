package dev.kosh.disbursement.progress;

import dev.kosh.wire.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dates as the treasury writes them: Indian clocks, with or without the time of day. */
final class TreasuryDates {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(BusinessCalendar.ZONE);
    private static final int DATE_LENGTH = 10;
    private static final int FIRST_MONTH_OF_FINANCIAL_YEAR = 4;

    private TreasuryDates() {}

    static String date(Instant instant) {
        return DATE.format(instant);
    }

    /** The day in a text that is a date or begins with one. */
    static Optional<LocalDate> day(@Nullable String text) {
        if (text == null || text.length() < DATE_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.substring(0, DATE_LENGTH)));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** The year in which the Indian financial year of a day begins, as the treasury writes it. */
    static String financialYear(LocalDate day) {
        boolean begun = day.getMonthValue() >= FIRST_MONTH_OF_FINANCIAL_YEAR;
        return Integer.toString(begun ? day.getYear() : day.getYear() - 1);
    }
}
