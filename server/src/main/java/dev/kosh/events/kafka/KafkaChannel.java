package dev.kosh.events.kafka;

import dev.kosh.events.deliveries.Channel;
import dev.kosh.events.deliveries.Delivery;
import dev.kosh.events.deliveries.NotTaken;
import dev.kosh.events.deliveries.NotTried;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Publishes events under the topic names of the original, keyed by bill. An event that it cannot place waits, with those
 * behind it, for as long as it takes.
 */
@Component
@ConditionalOnProperty("kosh.kafka.servers")
class KafkaChannel implements Channel {

    private final KafkaBroker broker;

    KafkaChannel(KafkaBroker broker) {
        this.broker = broker;
    }

    @Override
    public String name() {
        return KafkaSubscription.CHANNEL;
    }

    @Override
    public @Nullable Duration givesUpAfter() {
        return null;
    }

    @Override
    public Map<Delivery, RuntimeException> deliver(Map<Delivery, byte[]> payloads) {
        Map<Delivery, RuntimeException> failures = new HashMap<>();
        Map<Delivery, Future<RecordMetadata>> sent = new LinkedHashMap<>();
        payloads.forEach((delivery, payload) -> {
            if (!failures.isEmpty()) {
                // Each would block as long as the first did.
                failures.put(delivery, new NotTried());
                return;
            }
            try {
                sent.put(delivery, broker.send(message(delivery, payload)));
            } catch (KafkaException notPlaced) {
                failures.put(delivery, new NotTaken(notPlaced.getClass().getSimpleName(), notPlaced));
            }
        });
        sent.forEach((delivery, result) -> await(delivery, result, failures));
        return failures;
    }

    private ProducerRecord<String, byte[]> message(Delivery delivery, byte[] payload) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                broker.nameOf(delivery.event().topic()), delivery.keys().get(0), payload);
        message.headers().add("eventId", Long.toString(delivery.event().id()).getBytes(StandardCharsets.US_ASCII));
        return message;
    }

    private static void await(
            Delivery delivery, Future<RecordMetadata> result, Map<Delivery, RuntimeException> failures) {
        try {
            result.get();
        } catch (ExecutionException notPlaced) {
            Throwable cause = notPlaced.getCause() == null ? notPlaced : notPlaced.getCause();
            failures.put(delivery, new NotTaken(cause.getClass().getSimpleName(), notPlaced));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            failures.put(delivery, new NotTried());
        }
    }
}
