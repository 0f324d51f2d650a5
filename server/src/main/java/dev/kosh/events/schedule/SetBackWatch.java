package dev.kosh.events.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sees the clock go back under a running server. The scheduler measures its pauses by the clock, and would sleep until it
 * is again as late as it was; this looks by time that only goes on, and wakes it.
 */
@Component
@ConditionalOnBooleanProperty(name = "db-scheduler.enabled", matchIfMissing = true)
class SetBackWatch implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SetBackWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final OverlongWaits waits;
    private final Scheduler scheduler;
    private final Clock clock;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(look -> {
        Thread thread = new Thread(look, "set-back-watch");
        thread.setDaemon(true);
        return thread;
    });
    private Instant latest = Instant.MIN;

    SetBackWatch(OverlongWaits waits, Scheduler scheduler, Clock clock) {
        this.waits = waits;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        looks.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            Instant now = clock.instant();
            if (now.isBefore(latest)) {
                log.warn(
                        "The clock went back by {} or more; what waits for its old time is done now",
                        Duration.between(now, latest));
                waits.end();
                scheduler.triggerCheckForDueExecutions();
            }
            latest = now;
        } catch (RuntimeException fault) {
            // The next look sees it again.
            log.warn("Tasks cannot be woken now: {}", fault.getClass().getName());
        }
    }

    @Override
    public void destroy() {
        looks.shutdownNow();
    }
}
