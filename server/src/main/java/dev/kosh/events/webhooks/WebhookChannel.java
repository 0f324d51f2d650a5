package dev.kosh.events.webhooks;

import dev.kosh.events.AnnouncedEvent;
import dev.kosh.events.deliveries.Channel;
import dev.kosh.events.deliveries.Delivery;
import dev.kosh.events.deliveries.NotTaken;
import dev.kosh.events.deliveries.NotTried;
import dev.kosh.events.webhooks.SubscriptionTable.Target;
import dev.kosh.outbound.OutboundAnswer;
import dev.kosh.outbound.OutboundCall;
import dev.kosh.outbound.OutboundFailure;
import dev.kosh.outbound.OutboundHttp;
import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Posts events to the addresses of subscriptions, signed. Any 2xx means that the event was taken. */
@Component
class WebhookChannel implements Channel {

    private static final int MOST_ANSWER = 4_096;
    private static final int FIRST_NOT_SUCCESSFUL = 300;

    private final SubscriptionTable subscriptions;
    private final WebhookAddresses addresses;
    private final WebhookSettings settings;
    private final Clock clock;
    private final Receivers receivers;
    private @Nullable ExecutorService threads;
    private @Nullable OutboundHttp http;

    WebhookChannel(SubscriptionTable subscriptions, WebhookAddresses addresses, WebhookSettings settings, Clock clock) {
        this.subscriptions = subscriptions;
        this.addresses = addresses;
        this.settings = settings;
        this.clock = clock;
        this.receivers = new Receivers(settings.timeout().dividedBy(2), clock);
    }

    @Override
    public String name() {
        return SubscriptionTable.WEBHOOK;
    }

    @Override
    public Duration givesUpAfter() {
        return settings.givesUpAfter();
    }

    @Override
    public void beginRun() {
        receivers.beginRun();
    }

    @Override
    public Set<UUID> leftAlone() {
        return receivers.leftAlone();
    }

    @Override
    public Map<Delivery, RuntimeException> deliver(Map<Delivery, byte[]> payloads) {
        Map<UUID, Target> targets = subscriptions.targets(
                payloads.keySet().stream().map(Delivery::subscriptionId).collect(Collectors.toSet()));
        Map<Delivery, CompletableFuture<@Nullable RuntimeException>> calls = new LinkedHashMap<>();
        payloads.forEach((delivery, body) -> {
            Target target = targets.get(delivery.subscriptionId());
            calls.put(delivery, CompletableFuture.supplyAsync(() -> failure(delivery, target, body), threads()));
        });
        Map<Delivery, RuntimeException> failures = new LinkedHashMap<>();
        calls.forEach((delivery, call) -> {
            RuntimeException failure = call.join();
            if (failure != null) {
                failures.put(delivery, failure);
            }
        });
        return failures;
    }

    private @Nullable RuntimeException failure(Delivery delivery, @Nullable Target target, byte[] body) {
        if (target == null) {
            return new NotTaken("the subscription is gone, or its secret does not open with the keys in use");
        }
        UUID receiver = delivery.subscriptionId();
        if (receivers.isLeftAlone(receiver)) {
            return new NotTried();
        }
        // Time-outs are of real time, whatever the business clock shows.
        long begun = System.nanoTime();
        try {
            OutboundAnswer answer = http().send(call(delivery, target, body));
            receivers.called(receiver, true, Duration.ofNanos(System.nanoTime() - begun));
            return answer.status() < FIRST_NOT_SUCCESSFUL ? null : new NotTaken("HTTP " + answer.status());
        } catch (OutboundFailure noAnswer) {
            receivers.called(receiver, false, Duration.ofNanos(System.nanoTime() - begun));
            return new NotTaken(String.valueOf(noAnswer.getMessage()), noAnswer);
        } catch (RuntimeException broken) {
            return broken;
        }
    }

    private OutboundCall call(Delivery delivery, Target target, byte[] body) {
        AnnouncedEvent event = delivery.event();
        String id = Long.toString(event.id());
        long timestamp = clock.instant().getEpochSecond();
        Map<String, String> headers = Map.of(
                "webhook-id", id,
                "webhook-timestamp", Long.toString(timestamp),
                "webhook-signature",
                        target.secrets().at(clock.instant()).stream()
                                .map(secret -> Signature.of(secret, id, timestamp, body))
                                .collect(Collectors.joining(" ")),
                "x-kosh-topic", event.topic(),
                "x-kosh-tenant", event.tenantId().value(),
                "x-kosh-attempt", Integer.toString(delivery.attempts() + 1));
        return new OutboundCall(
                "POST",
                URI.create(target.url()),
                headers,
                new OutboundCall.Body("application/json", body),
                settings.timeout(),
                MOST_ANSWER);
    }

    private synchronized OutboundHttp http() {
        if (http == null) {
            http = new OutboundHttp(addresses.destinations(), settings.parallelCalls());
        }
        return http;
    }

    private synchronized ExecutorService threads() {
        if (threads == null) {
            threads =
                    Executors.newFixedThreadPool(settings.parallelCalls(), new CustomizableThreadFactory("webhooks-"));
        }
        return threads;
    }

    @PreDestroy
    synchronized void stop() {
        if (threads != null) {
            threads.shutdown();
        }
        if (http != null) {
            http.close();
        }
    }
}
