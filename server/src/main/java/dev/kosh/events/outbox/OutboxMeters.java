package dev.kosh.events.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** What operators watch: how much waits, how long already, what is stuck. */
@Component
class OutboxMeters {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final OutboxTable outbox;
    private final MeterRegistry registry;
    private final Clock clock;
    private Backlog backlog = new Backlog(0, 0, null);
    private Instant readAt = Instant.MIN;

    OutboxMeters(OutboxTable outbox, MeterRegistry registry, Clock clock) {
        this.outbox = outbox;
        this.registry = registry;
        this.clock = clock;
        gauge("kosh.outbox.waiting", "messages", Backlog::waiting);
        gauge("kosh.outbox.stuck", "messages", Backlog::stuck);
        gauge("kosh.outbox.oldest.age", "seconds", this::oldestSeconds);
    }

    void count(List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            registry.counter(
                            "kosh.outbox.messages",
                            "kind",
                            outcome.message().kind(),
                            "outcome",
                            outcome.kind().name().toLowerCase(Locale.ROOT))
                    .increment();
        }
    }

    private void gauge(String name, String unit, ToDoubleFunction<Backlog> value) {
        Gauge.builder(name, this, meters -> value.applyAsDouble(meters.backlog()))
                .baseUnit(unit)
                .register(registry);
    }

    private double oldestSeconds(Backlog current) {
        Instant oldest = current.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toSeconds();
    }

    /** Three gauges, one question to the database. */
    private synchronized Backlog backlog() {
        Instant now = clock.instant();
        if (readAt.equals(Instant.MIN) || readAt.plus(FRESH).isBefore(now)) {
            backlog = outbox.backlog(RetryDelay.STUCK_AFTER);
            readAt = now;
        }
        return backlog;
    }
}
