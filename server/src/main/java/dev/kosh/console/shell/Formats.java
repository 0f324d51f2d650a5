package dev.kosh.console.shell;

import dev.kosh.disbursement.TreasuryDates;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How pages write amounts and times: Indian grouping, Indian time. */
public final class Formats {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
    private static final int LAST_GROUP = 3;
    private static final int OTHER_GROUPS = 2;

    /** Rupees in lakh and crore groups: {@code ₹12,34,567.00}. */
    public String money(Money amount) {
        return amount.toIndianText();
    }

    /** A count in the same groups. */
    public String count(long number) {
        return (number < 0 ? "-" : "") + grouped(Math.abs(number));
    }

    private static String grouped(long number) {
        StringBuilder text = new StringBuilder(Long.toString(number));
        for (int at = text.length() - LAST_GROUP; at > 0; at -= OTHER_GROUPS) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /** The day in India, or nothing. */
    public @Nullable String date(@Nullable Instant instant) {
        return instant == null ? null : date(BusinessCalendar.dateOf(instant));
    }

    public @Nullable String date(@Nullable LocalDate date) {
        return date == null ? null : DATE.format(date);
    }

    /** A date that the treasury wrote; one in another form than agreed stays as it is. */
    public @Nullable String treasuryDate(@Nullable String text) {
        return TreasuryDates.day(text).map(DATE::format).orElse(text);
    }

    /** Day and time in India, or nothing. */
    public @Nullable String dateTime(@Nullable Instant instant) {
        return instant == null ? null : DATE_TIME.format(instant.atZone(BusinessCalendar.ZONE));
    }

    /** For the attribute {@code datetime}. */
    public @Nullable String machine(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
