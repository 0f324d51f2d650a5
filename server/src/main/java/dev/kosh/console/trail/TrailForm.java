package dev.kosh.console.trail;

import dev.kosh.events.AuditQuery;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the trail; all of it stands in the address. Without an object the days count, today unless they are
 * named.
 *
 * @param from first Indian day, {@code 2026-11-01}
 * @param to last Indian day
 * @param type of the object
 * @param object its id
 * @param user user name of an employee of the office or its state, or the id of any user
 * @param call correlation id
 */
record TrailForm(
        @Nullable String from,
        @Nullable String to,
        @Nullable String type,
        @Nullable String object,
        @Nullable String user,
        @Nullable String call) {

    /** As the end point has it (docs/contract/events.md, audit). */
    static final int MOST_DAYS = 31;

    private static final int LONGEST_TEXT = 200;
    private static final int LAST_YEAR = 9999;

    /** The form as it is answered: clean texts, and the days that count. */
    TrailForm asked(LocalDate today) {
        String its = text(object);
        LocalDate last = day(to);
        LocalDate first = day(from);
        if (its == null) {
            last = last == null ? (first == null ? today : first) : last;
            first = first == null ? last : first;
        }
        return new TrailForm(written(first), written(last), text(type), its, text(user), text(call));
    }

    /** Whether too many days are asked for, or they end before they begin; of an object all days may be. */
    boolean isTooLong() {
        LocalDate first = day(from);
        LocalDate last = day(to);
        if (object != null || first == null || last == null) {
            return false;
        }
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        return days < 1 || days > MOST_DAYS;
    }

    /** @param userId the id of a user by what was typed */
    AuditQuery query(TenantId tenant, UnaryOperator<String> userId, int limit, int offset) {
        LocalDate last = day(to);
        return new AuditQuery(
                tenant,
                type,
                object,
                user == null ? null : userId.apply(user),
                call,
                start(day(from)),
                start(last == null ? null : last.plusDays(1)),
                limit,
                offset);
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(BusinessCalendar.ZONE).toInstant();
    }

    private static @Nullable String written(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable String text(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String clean = typed.strip().replace("\0", "");
        return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT);
    }

    /** Null for what is no day, or one that no clock of ours ever showed. */
    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            LocalDate day = text == null || text.isBlank() ? null : LocalDate.parse(text);
            return day == null || day.getYear() < 0 || day.getYear() > LAST_YEAR ? null : day;
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }
}
