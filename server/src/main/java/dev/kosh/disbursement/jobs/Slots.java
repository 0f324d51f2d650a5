package dev.kosh.disbursement.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.scheduling.support.CronExpression;

/** The times at which a job is due, on the clocks of one zone. */
record Slots(CronExpression cron, ZoneId zone) {

    /** The first slot after an instant; empty when the expression names no more. */
    Optional<Instant> after(Instant instant) {
        ZonedDateTime next = cron.next(instant.atZone(zone));
        return Optional.ofNullable(next).map(ZonedDateTime::toInstant);
    }

    /** The last slot up to an instant, that instant included, unless it is this old or older. */
    Optional<Instant> latest(Instant now, Duration tooOld) {
        Instant slot = null;
        Instant next = after(now.minus(tooOld)).orElse(null);
        while (next != null && !next.isAfter(now)) {
            slot = next;
            next = after(next).orElse(null);
        }
        return Optional.ofNullable(slot);
    }

    /** The slots strictly between two instants, oldest first, this many at most. */
    List<Instant> between(Instant from, Instant to, int limit) {
        List<Instant> slots = new ArrayList<>();
        Instant next = after(from).orElse(null);
        while (next != null && next.isBefore(to) && slots.size() < limit) {
            slots.add(next);
            next = after(next).orElse(null);
        }
        return slots;
    }
}
