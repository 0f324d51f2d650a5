package dev.kosh.masters.store;

import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.event.TransactionalEventListener;

/** Brings changes into memory: at once in the process that made them, by polling the revision in all others. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class MastersRefresh {

    private static final int POLL_SECONDS = 20;

    private final MastersInMemory masters;

    MastersRefresh(MastersInMemory masters) {
        this.masters = masters;
    }

    @TransactionalEventListener(MastersChanged.class)
    void afterCommit() {
        masters.refresh();
    }

    // Not a job of the scheduler on the database: that one runs in one process, this is needed in each.
    @Scheduled(fixedDelay = POLL_SECONDS, initialDelay = POLL_SECONDS, timeUnit = TimeUnit.SECONDS)
    void poll() {
        masters.refresh();
    }
}
