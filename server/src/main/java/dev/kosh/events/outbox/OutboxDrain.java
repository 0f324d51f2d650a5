package dev.kosh.events.outbox;

import dev.kosh.events.OutboxHandler;
import dev.kosh.events.OutboxMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Delivers what is due. A batch is leased by one statement and settled by at most three; no transaction and no lock is
 * held while handlers talk to the world. A process that dies leaves leases behind that run out
 * (docs/decisions/0006-outbox-leases.md).
 */
@Component
class OutboxDrain implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(OutboxDrain.class);

    /** No delivery begins when less than this is left of the lease: handlers answer well within it. */
    private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(30);

    private final OutboxTable outbox;
    private final OutboxSettings settings;
    private final OutboxMeters meters;
    private final Clock clock;
    private final Map<String, OutboxHandler> handlers;
    private final ExecutorService workers;

    OutboxDrain(
            OutboxTable outbox,
            OutboxSettings settings,
            OutboxMeters meters,
            Clock clock,
            List<OutboxHandler> handlers) {
        this.outbox = outbox;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        this.handlers =
                handlers.stream().collect(Collectors.toUnmodifiableMap(OutboxHandler::kind, Function.identity()));
        this.workers =
                Executors.newFixedThreadPool(settings.parallelDeliveries(), new CustomizableThreadFactory("outbox-"));
    }

    /**
     * One run: delivers until nothing is due, the limit of a run is reached or the process is asked to stop.
     *
     * @return messages tried
     */
    int run(BooleanSupplier stopping) throws InterruptedException {
        int tried = 0;
        while (tried < settings.limitPerRun() && !stopping.getAsBoolean()) {
            Instant now = clock.instant();
            Batch batch = outbox.lease(
                    now, now.plus(settings.lease()), Math.min(settings.batchSize(), settings.limitPerRun() - tried));
            if (batch.messages().isEmpty()) {
                break;
            }
            settle(batch, deliver(batch));
            tried += batch.messages().size();
        }
        return tried;
    }

    private List<Outcome> deliver(Batch batch) throws InterruptedException {
        Instant lastStart = batch.leasedUntil().minus(LONGEST_DELIVERY);
        List<Callable<Outcome>> deliveries = new ArrayList<>();
        batch.messages().forEach(message -> deliveries.add(() -> deliver(message, lastStart)));
        List<Future<Outcome>> results = workers.invokeAll(deliveries);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            outcomes.add(outcome(batch.messages().get(i), results.get(i)));
        }
        return outcomes;
    }

    private Outcome deliver(OutboxMessage message, Instant lastStart) {
        if (clock.instant().isAfter(lastStart)) {
            return Outcome.notTried(message);
        }
        OutboxHandler handler = handlers.get(message.kind());
        if (handler == null) {
            return Outcome.failed(message, "no handler for kind " + message.kind());
        }
        handler.deliver(message);
        return Outcome.delivered(message);
    }

    /** What a handler throws concerns its own message only. */
    private static Outcome outcome(OutboxMessage message, Future<Outcome> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            log.debug("Delivery of outbox message {} failed", message.id(), cause);
            return Outcome.failed(message, cause.getClass().getName());
        }
    }

    private void settle(Batch batch, List<Outcome> outcomes) {
        List<Outcome> failed = of(Outcome.Kind.FAILED, outcomes);
        List<OutboxMessage> delivered = messages(of(Outcome.Kind.DELIVERED, outcomes));
        List<OutboxMessage> untried = messages(of(Outcome.Kind.NOT_TRIED, outcomes));
        if (!delivered.isEmpty()) {
            outbox.delete(delivered);
        }
        if (!failed.isEmpty()) {
            outbox.postpone(failed, clock.instant(), batch.leasedUntil());
            failed.forEach(OutboxDrain::report);
        }
        if (!untried.isEmpty()) {
            outbox.release(untried, batch.leasedUntil());
        }
        meters.count(outcomes);
    }

    private static void report(Outcome failed) {
        OutboxMessage message = failed.message();
        int failures = message.attempts() + 1;
        log.warn(
                "Outbox message {} of {} ({}) was not delivered, attempt {}, next in {}: {}",
                message.id(),
                message.tenantId(),
                message.kind(),
                failures,
                RetryDelay.after(failures),
                failed.error());
    }

    private static List<Outcome> of(Outcome.Kind kind, List<Outcome> outcomes) {
        return outcomes.stream().filter(outcome -> outcome.kind() == kind).toList();
    }

    private static List<OutboxMessage> messages(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::message).toList();
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }
}
