package dev.kosh.events.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.startup.AbstractSchedulerStarter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the tasks once the server is ready, when what a start loads, such as masters, is there for them. */
@Component
@ConditionalOnBooleanProperty(name = "db-scheduler.enabled", matchIfMissing = true)
class SchedulerStart extends AbstractSchedulerStarter {

    SchedulerStart(Scheduler scheduler) {
        super(scheduler);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        doStart();
    }
}
