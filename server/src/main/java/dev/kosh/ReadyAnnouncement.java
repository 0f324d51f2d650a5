package dev.kosh;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the server is, once it answers. */
@Component
class ReadyAnnouncement {

    private static final Logger LOG = LoggerFactory.getLogger(ReadyAnnouncement.class);
    private static final double MILLIS_PER_SECOND = 1000;

    @EventListener
    void announce(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS_PER_SECOND;
            LOG.info(String.format(
                    Locale.ROOT,
                    "Kosh is ready: http://127.0.0.1:%d (started in %.1f s)",
                    web.getWebServer().getPort(),
                    seconds));
        }
    }
}
