package dev.kosh.events.deliveries;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.kosh.wire.BusinessCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells other systems every second while somebody listens, looks for listeners every ten seconds while nobody does. */
@Configuration(proxyBeanMethods = false)
class DeliveryTask {

    private static final Logger log = LoggerFactory.getLogger(DeliveryTask.class);

    private static final Duration WITH_LISTENERS = Duration.ofSeconds(1);
    private static final Duration WITHOUT = Duration.ofSeconds(10);
    private static final LocalTime NIGHT = LocalTime.of(2, 50);
    private static final int PER_STATEMENT = 5_000;

    @Bean
    RecurringTask<Void> deliverEvents(EventDelivery delivery, DeliveryTable table) {
        AsNeeded schedule = new AsNeeded();
        return Tasks.recurring("deliver-events", schedule).execute((instance, context) -> {
            schedule.anybody = table.isAnybodyListening();
            if (schedule.anybody) {
                delivery.run(() -> context.getSchedulerState().isShuttingDown());
            }
        });
    }

    @Bean
    RecurringTask<Void> purgeDeliveredEvents(DeliveryTable table, DeliverySettings settings, Clock clock) {
        return Tasks.recurring("purge-delivered-events", Schedules.daily(BusinessCalendar.ZONE, NIGHT))
                .execute((instance, context) -> {
                    Instant now = clock.instant();
                    Instant before = now.minus(settings.retention());
                    int purged = allOf(() -> table.purge(before, PER_STATEMENT));
                    int parked = allOf(() -> table.park(before, now, PER_STATEMENT));
                    if (purged + parked > 0) {
                        log.info("Events of other systems past their time: {} forgotten, {} parked", purged, parked);
                    }
                });
    }

    private static int allOf(IntSupplier statement) {
        int all = 0;
        int last;
        do {
            last = statement.getAsInt();
            all += last;
        } while (last == PER_STATEMENT);
        return all;
    }

    /** The pause depends on whether the latest run found anybody. */
    private static final class AsNeeded implements Schedule {

        private volatile boolean anybody;

        @Override
        public Instant getNextExecutionTime(ExecutionComplete run) {
            return run.getTimeDone().plus(anybody ? WITH_LISTENERS : WITHOUT);
        }

        @Override
        public boolean isDeterministic() {
            return false;
        }
    }
}
