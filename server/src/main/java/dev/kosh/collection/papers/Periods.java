package dev.kosh.collection.papers;

import dev.kosh.wire.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Days and spans of days as papers write them, in Indian time. */
final class Periods {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

    private Periods() {}

    static String date(Instant instant) {
        return DATE.format(BusinessCalendar.dateOf(instant));
    }

    static String dateTime(Instant instant) {
        return DATE_TIME.format(instant.atZone(BusinessCalendar.ZONE));
    }

    /** A financial year by its name, any other span by its first and last day. */
    static String span(Instant from, Instant to) {
        LocalDate first = BusinessCalendar.dateOf(from);
        LocalDate last = BusinessCalendar.dateOf(to);
        return first.equals(LocalDate.of(first.getYear(), 4, 1))
                        && last.equals(LocalDate.of(first.getYear() + 1, 3, 31))
                ? BusinessCalendar.financialYear(from)
                : DATE.format(first) + " – " + DATE.format(last);
    }
}
