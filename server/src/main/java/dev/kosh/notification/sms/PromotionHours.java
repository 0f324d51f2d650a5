package dev.kosh.notification.sms;

import dev.kosh.events.DeliverLater;
import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsCategory;
import dev.kosh.wire.BusinessCalendar;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Promotions leave by day only. Everything else leaves at once, at any hour: a failed payment is told at night, too. */
@Component
class PromotionHours {

    private final LocalTime from;
    private final LocalTime until;
    private final Clock clock;

    PromotionHours(SmsSettings settings, Clock clock) {
        this.from = settings.promotionsFrom();
        this.until = settings.promotionsUntil();
        this.clock = clock;
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("kosh.sms.promotions-from must be before kosh.sms.promotions-until");
        }
    }

    /** When the message may leave, if it may not leave now. */
    Optional<DeliverLater> wait(Sms sms) {
        if (sms.category() != SmsCategory.PROMOTION) {
            return Optional.empty();
        }
        ZonedDateTime now = clock.instant().atZone(BusinessCalendar.ZONE);
        LocalTime time = now.toLocalTime();
        if (!time.isBefore(from) && time.isBefore(until)) {
            return Optional.empty();
        }
        ZonedDateTime opening = now.with(from);
        return Optional.of(new DeliverLater((opening.isAfter(now) ? opening : opening.plusDays(1)).toInstant()));
    }
}
