package dev.kosh.events.schedule;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says that nothing happens by itself here ({@code kosh.jobs.enabled}), lest a server for real money stays so. */
@Component
@ConditionalOnBooleanProperty(name = "db-scheduler.enabled", havingValue = false)
class SchedulerLeftOut {

    private static final Logger log = LoggerFactory.getLogger(SchedulerLeftOut.class);

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        log.warn(
                "KOSH_JOBS_ENABLED=false: no call to the treasury or a gateway, no message and no webhook leaves by itself");
    }
}
