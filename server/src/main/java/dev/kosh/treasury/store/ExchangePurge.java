package dev.kosh.treasury.store;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.kosh.treasury.TreasurySettings;
import dev.kosh.wire.BusinessCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes what was sent and received out of the log when its time has passed; that it was, stays. */
@Configuration(proxyBeanMethods = false)
class ExchangePurge {

    private static final Logger log = LoggerFactory.getLogger(ExchangePurge.class);
    private static final LocalTime NIGHT = LocalTime.of(2, 50);
    private static final int PER_STATEMENT = 5_000;

    @Bean
    RecurringTask<Void> purgeTreasuryPayloads(ExchangeTable exchanges, TreasurySettings settings, Clock clock) {
        Duration kept = Duration.ofDays(settings.log().retentionDays());
        return Tasks.recurring("purge-treasury-payloads", Schedules.daily(BusinessCalendar.ZONE, NIGHT))
                .execute((instance, context) -> run(exchanges, clock.instant(), kept));
    }

    static void run(ExchangeTable exchanges, Instant now, Duration kept) {
        int purged = 0;
        int last;
        do {
            last = exchanges.purge(now.minus(kept), now, PER_STATEMENT);
            purged += last;
        } while (last == PER_STATEMENT);
        log.info("Payloads of {} exchanges with the treasury were past their time", purged);
    }
}
