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

    private final Duration early;
    private final Duration giveUpAfter;

    PollTimes(GatewaySettings settings) {
        this.early = settings.earlyPoll();
        this.giveUpAfter = settings.giveUpAfter();
    }

    /** Soon after its beginning, once more after twice that time, then at each midnight and noon; null: no more. */
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
        return now.isBefore(second) ? second : nextHalfDay(now);
    }

    private static Instant nextHalfDay(Instant now) {
        ZonedDateTime india = now.atZone(BusinessCalendar.ZONE);
        ZonedDateTime midnight = india.toLocalDate().atTime(LocalTime.MIDNIGHT).atZone(BusinessCalendar.ZONE);
        ZonedDateTime noon = midnight.plus(HALF_A_DAY);
        return (india.isBefore(noon) ? noon : noon.plus(HALF_A_DAY)).toInstant();
    }
}
