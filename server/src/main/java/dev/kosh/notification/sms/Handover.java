package dev.kosh.notification.sms;

import dev.kosh.events.DeliverLater;
import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsMessage;
import dev.kosh.notification.SmsOutcomeUnknown;
import dev.kosh.notification.SmsProvider;
import dev.kosh.notification.SmsStatus;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Hands messages to the provider, as many at a time as it takes, and notes what became of each portion before the next.
 * It ends in time for whoever called, however slow the provider is: what was not begun by then is to come again.
 */
@Component
class Handover {

    /** With the longest call of a provider, 10 s, this ends within the 30 s that the outbox grants. */
    private static final Duration LAST_BEGIN = Duration.ofSeconds(15);

    private final SmsTable table;
    private final SmsProvider provider;
    private final Clock clock;
    private final ExecutorService threads = Executors.newCachedThreadPool(new CustomizableThreadFactory("sms-"));

    Handover(SmsTable table, SmsProvider provider, Clock clock) {
        this.table = table;
        this.provider = provider;
        this.clock = clock;
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }

    /** Messages that did not leave, with the reason of each. */
    Map<SmsMessage, RuntimeException> run(Map<SmsMessage, Sms> ready) {
        // Time-outs are of real time, whatever the business clock shows.
        long begun = System.nanoTime();
        BooleanSupplier inTime = () -> System.nanoTime() - begun < LAST_BEGIN.toNanos();
        Map<SmsMessage, RuntimeException> failures = new LinkedHashMap<>();
        for (Map<SmsMessage, Sms> portion : portions(ready)) {
            if (inTime.getAsBoolean()) {
                List<SmsMessage> taken = table.begin(portion, provider.recognisesRepeats());
                List<HandedOver> outcomes = handOver(taken, portion, inTime);
                table.settle(outcomes);
                outcomes.forEach(outcome -> {
                    if (outcome.failure() != null) {
                        failures.put(outcome.message(), outcome.failure());
                    }
                });
            } else {
                portion.keySet().forEach(message -> failures.put(message, new DeliverLater(clock.instant())));
            }
        }
        return failures;
    }

    /**
     * What dies on its way is lost with a provider that does not recognise repeats: only what is in its lines is on its
     * way. One that does gets one after another in one portion.
     */
    private List<Map<SmsMessage, Sms>> portions(Map<SmsMessage, Sms> ready) {
        boolean isOnePortion = provider.lines() == 1 && provider.recognisesRepeats();
        int size = isOnePortion ? Math.max(1, ready.size()) : provider.lines();
        List<Map<SmsMessage, Sms>> portions = new ArrayList<>();
        ready.forEach((message, sms) -> {
            if (portions.isEmpty() || portions.get(portions.size() - 1).size() == size) {
                portions.add(new LinkedHashMap<>());
            }
            portions.get(portions.size() - 1).put(message, sms);
        });
        return portions;
    }

    private List<HandedOver> handOver(
            List<SmsMessage> messages, Map<SmsMessage, Sms> composed, BooleanSupplier inTime) {
        if (provider.lines() == 1 || messages.size() == 1) {
            return messages.stream()
                    .map(message -> handOver(message, Objects.requireNonNull(composed.get(message)), inTime))
                    .toList();
        }
        List<CompletableFuture<HandedOver>> lines = messages.stream()
                .map(message -> CompletableFuture.supplyAsync(
                        () -> handOver(message, Objects.requireNonNull(composed.get(message)), inTime), threads))
                .toList();
        return lines.stream().map(CompletableFuture::join).toList();
    }

    private HandedOver handOver(SmsMessage message, Sms sms, BooleanSupplier inTime) {
        if (!inTime.getAsBoolean()) {
            return new HandedOver(message, SmsStatus.WAITING, null, new DeliverLater(clock.instant()));
        }
        try {
            return new HandedOver(message, SmsStatus.SENT, provider.deliver(sms).orElse(null), null);
        } catch (SmsOutcomeUnknown unknown) {
            return new HandedOver(message, SmsStatus.UNKNOWN, null, null);
        } catch (RuntimeException notSent) {
            // Whatever it is: the others must not be sent again for its sake.
            return new HandedOver(message, SmsStatus.WAITING, null, notSent);
        }
    }
}
