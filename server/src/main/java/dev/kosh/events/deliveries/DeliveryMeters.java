package dev.kosh.events.deliveries;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** What operators watch: how much other systems are owed, how long already, what was given up. */
@Component
class DeliveryMeters {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final DeliveryTable table;
    private final MeterRegistry registry;
    private final Clock clock;
    private Arrears arrears = new Arrears(0, 0, null);
    private Instant readAt = Instant.MIN;

    DeliveryMeters(DeliveryTable table, MeterRegistry registry, Clock clock) {
        this.table = table;
        this.registry = registry;
        this.clock = clock;
        gauge("kosh.events.waiting", "messages", Arrears::waiting);
        gauge("kosh.events.parked", "messages", Arrears::parked);
        gauge("kosh.events.oldest.age", "seconds", this::oldestSeconds);
    }

    private void gauge(String name, String unit, ToDoubleFunction<Arrears> value) {
        Gauge.builder(name, this, meters -> value.applyAsDouble(meters.arrears()))
                .baseUnit(unit)
                .register(registry);
    }

    private double oldestSeconds(Arrears current) {
        Instant oldest = current.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toSeconds();
    }

    /** Three gauges, one question to the database. */
    private synchronized Arrears arrears() {
        Instant now = clock.instant();
        if (readAt.equals(Instant.MIN) || readAt.plus(FRESH).isBefore(now)) {
            arrears = table.arrears();
            readAt = now;
        }
        return arrears;
    }
}
