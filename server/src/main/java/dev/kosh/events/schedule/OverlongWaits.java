package dev.kosh.events.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Wakes recurring tasks whose next time lies where only a clock that ran ahead can have put it: nobody is called, told or
 * paid until then. No recurring task waits longer than a day, and none was at work later than now. At the start, and when
 * {@link SetBackWatch} sees the clock go back.
 */
@Component
class OverlongWaits {

    private static final Duration LONGEST_WAIT = Duration.ofHours(25);

    /** Clocks of several processes differ by less. */
    private static final Duration DIFFERENCE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    OverlongWaits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Before the tasks start ({@link SchedulerStart}). */
    @EventListener(ApplicationStartedEvent.class)
    void end() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        update public.scheduled_tasks
                        set execution_time = :now, version = version + 1
                        where task_instance = 'recurring' and not picked and execution_time > :now
                          and (execution_time > :farthest
                               or last_success > :worked or last_failure > :worked)
                        """)
                .param("now", now)
                .param("worked", now.plus(DIFFERENCE))
                .param("farthest", now.plus(LONGEST_WAIT))
                .update();
    }
}
