package dev.kosh.events.schedule;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the scheduler live by the same clock as everything else. */
@Configuration(proxyBeanMethods = false)
class SchedulerTime {

    @Bean
    com.github.kagkarlsson.scheduler.Clock schedulerClock(Clock clock) {
        return clock::instant;
    }
}
