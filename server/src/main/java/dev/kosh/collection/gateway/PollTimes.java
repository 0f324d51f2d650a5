package dev.kosh.collection.gateway;

import dev.kosh.collection.GatewaySettings;
import dev.kosh.wire.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When a transaction that nobody asks about is asked about (docs/contract/gateway.md, polls). */
@Component
class PollTimes {

    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    /** A payer may press the button in the last moment. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final Duration early;
    private final Duration orderValidFor;
    private final Duration giveUpAfter;

    PollTimes(GatewaySettings settings) {
        this.early = settings.earlyPoll();
        this.orderValidFor = settings.orderValidFor();
        this.giveUpAfter = settings.giveUpAfter();
    }

    /**
     * Soon after its beginning, once more after twice that time, then when the order's time is over, and at each midnight
     * and noon; null: no more.
     */
    @Nullable
    Instant after(Instant now, Instant begunAt) {
        if (!now.isBefore(begunAt.plus(giveUpAfter))) {
            return null;
        }
        Instant first = begunAt.plus(early);
        Instant second = first.plus(early);
        if (now.isBefore(first)) {
            return first;
        }
        if (now.isBefore(second)) {
            return second;
        }
        Instant halfDay = nextHalfDay(now);
        Instant over = overAt(begunAt);
        return now.isBefore(over) && over.isBefore(halfDay) ? over : halfDay;
    }

    /** From then on nobody can be on the gateway's page. */
    Instant overAt(Instant begunAt) {
        return begunAt.plus(orderValidFor).plus(GRACE);
    }

    private static Instant nextHalfDay(Instant now) {
        ZonedDateTime india = now.atZone(BusinessCalendar.ZONE);
        ZonedDateTime midnight = india.toLocalDate().atTime(LocalTime.MIDNIGHT).atZone(BusinessCalendar.ZONE);
        ZonedDateTime noon = midnight.plus(HALF_A_DAY);
        return (india.isBefore(noon) ? noon : noon.plus(HALF_A_DAY)).toInstant();
    }
}
