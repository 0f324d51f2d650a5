package dev.kosh.events.deliveries;

import dev.kosh.events.AnnouncedEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells other systems what is due. Like the outbox it leases, talks to the world without a transaction, and settles
 * (docs/decisions/0006-outbox-leases.md); unlike it, it keeps the order along each key.
 */
@Component
class EventDelivery {

    private static final Logger log = LoggerFactory.getLogger(EventDelivery.class);

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int MOST_OF_ONE_LEASE = 40;
    private static final int MOST_LEASES_OF_A_RUN = 50;

    private final DeliveryTable table;
    private final PayloadWriter payloads;
    private final List<Channel> channels;
    private final Clock clock;

    EventDelivery(DeliveryTable table, PayloadWriter payloads, List<Channel> channels, Clock clock) {
        this.table = table;
        this.payloads = payloads;
        this.channels = channels;
        this.clock = clock;
    }

    /** One run, until nothing is due, much was done or the process is asked to stop; answers how many were tried. */
    int run(BooleanSupplier stopping) {
        int tried = 0;
        for (Channel channel : channels) {
            int ofLease = MOST_OF_ONE_LEASE;
            channel.beginRun();
            for (int i = 0; i < MOST_LEASES_OF_A_RUN && ofLease > 0 && !stopping.getAsBoolean(); i++) {
                Instant now = clock.instant();
                Instant until = now.plus(LEASE);
                List<Delivery> leased = table.lease(channel.name(), channel.leftAlone(), now, until, MOST_OF_ONE_LEASE);
                ofLease = leased.size();
                tried += ofLease;
                if (ofLease > 0) {
                    deliver(channel, leased, until);
                }
            }
        }
        return tried;
    }

    private void deliver(Channel channel, List<Delivery> leased, Instant until) {
        Map<Delivery, RuntimeException> failures = new HashMap<>();
        Map<Delivery, byte[]> written = payloads.of(leased, failures);
        failures.putAll(channel.deliver(written));
        Instant now = clock.instant();
        List<Delivery> delivered = new ArrayList<>(leased);
        delivered.removeAll(failures.keySet());
        List<Failed> failed = new ArrayList<>();
        List<Delivery> untried = new ArrayList<>();
        failures.forEach((delivery, why) -> {
            if (why instanceof NotTried) {
                untried.add(delivery);
            } else {
                failed.add(Failed.of(delivery, why, channel, now));
            }
        });
        if (!delivered.isEmpty()) {
            table.delivered(delivered, now, until);
        }
        if (!failed.isEmpty()) {
            failed.forEach(EventDelivery::report);
            table.failed(failed, now, until);
        }
        if (!untried.isEmpty()) {
            table.release(untried, now.plus(NotTried.PAUSE), until);
        }
    }

    private static void report(Failed failed) {
        AnnouncedEvent event = failed.delivery().event();
        log.warn(
                "Event {} of {} ({}) was not taken by subscription {}, attempt {}{}: {}",
                event.id(),
                event.tenantId(),
                event.topic(),
                failed.delivery().subscriptionId(),
                failed.delivery().attempts() + 1,
                failed.parked() ? ", parked" : "",
                failed.error());
    }
}
