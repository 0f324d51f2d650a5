package dev.kosh.events.outbox;

import dev.kosh.events.DeliverLater;
import dev.kosh.events.OutboxBatchHandler;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Delivers what is due. A batch is leased by one statement and settled by at most four; no transaction and no lock is
 * held while handlers talk to the world. A process that dies leaves leases behind that run out
 * (docs/decisions/0006-outbox-leases.md).
 */
@Component
class OutboxDrain implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(OutboxDrain.class);

    /** No delivery begins when less than this is left of the lease: handlers answer well within it. */
    private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(30);

    private static final int MOST_OF_ONE_CALL = 50;

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
        List<List<OutboxMessage>> portions = portions(batch.messages());
        List<Callable<List<Outcome>>> deliveries = new ArrayList<>();
        portions.forEach(portion -> deliveries.add(() -> deliver(portion, lastStart)));
        List<Future<List<Outcome>>> results = workers.invokeAll(deliveries);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            outcomes.addAll(outcomes(portions.get(i), results.get(i)));
        }
        return outcomes;
    }

    /** What one call of a handler takes: several messages where it can, else one. */
    private List<List<OutboxMessage>> portions(List<OutboxMessage> messages) {
        List<List<OutboxMessage>> portions = new ArrayList<>();
        Map<String, List<OutboxMessage>> byKind = messages.stream().collect(Collectors.groupingBy(OutboxMessage::kind));
        byKind.forEach((kind, ofKind) -> {
            int size = handlers.get(kind) instanceof OutboxBatchHandler ? MOST_OF_ONE_CALL : 1;
            for (int from = 0; from < ofKind.size(); from += size) {
                portions.add(ofKind.subList(from, Math.min(from + size, ofKind.size())));
            }
        });
        return portions;
    }

    private List<Outcome> deliver(List<OutboxMessage> messages, Instant lastStart) {
        if (clock.instant().isAfter(lastStart)) {
            return messages.stream().map(Outcome::notTried).toList();
        }
        OutboxHandler handler = handlers.get(messages.get(0).kind());
        if (handler instanceof OutboxBatchHandler many) {
            return deliverTogether(many, messages, lastStart);
        }
        OutboxMessage message = messages.get(0);
        if (handler == null) {
            return List.of(Outcome.failed(message, "no handler for kind " + message.kind()));
        }
        handler.deliver(message);
        return List.of(Outcome.delivered(message));
    }

    /** A message that breaks the call costs the others a second call, each alone; they do not wait for its repair. */
    private List<Outcome> deliverTogether(OutboxBatchHandler handler, List<OutboxMessage> messages, Instant lastStart) {
        try {
            Map<OutboxMessage, RuntimeException> failures = handler.deliverAll(messages);
            return messages.stream()
                    .map(message -> outcome(message, failures.get(message)))
                    .toList();
        } catch (RuntimeException broken) {
            return messages.size() == 1
                    ? List.of(outcome(messages.get(0), broken))
                    : messages.stream()
                            .flatMap(message -> deliver(List.of(message), lastStart).stream())
                            .toList();
        }
    }

    private static Outcome outcome(OutboxMessage message, @Nullable Throwable failure) {
        if (failure == null) {
            return Outcome.delivered(message);
        }
        if (failure instanceof DeliverLater later) {
            return Outcome.deferred(message, later.until());
        }
        log.debug("Delivery of outbox message {} failed", message.id(), failure);
        return Outcome.failed(message, failure.getClass().getName());
    }

    /** What a handler throws concerns its own messages only. */
    private static List<Outcome> outcomes(List<OutboxMessage> messages, Future<List<Outcome>> result)
            throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            return messages.stream().map(message -> outcome(message, cause)).toList();
        }
    }

    private void settle(Batch batch, List<Outcome> outcomes) {
        List<Outcome> failed = of(Outcome.Kind.FAILED, outcomes);
        List<OutboxMessage> delivered = messages(of(Outcome.Kind.DELIVERED, outcomes));
        List<Outcome> deferred = of(Outcome.Kind.DEFERRED, outcomes);
        List<OutboxMessage> untried = messages(of(Outcome.Kind.NOT_TRIED, outcomes));
        if (!delivered.isEmpty()) {
            outbox.delete(delivered);
        }
        if (!failed.isEmpty()) {
            outbox.postpone(failed, clock.instant(), batch.leasedUntil());
            failed.forEach(OutboxDrain::report);
        }
        if (!deferred.isEmpty()) {
            outbox.defer(deferred, batch.leasedUntil());
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
