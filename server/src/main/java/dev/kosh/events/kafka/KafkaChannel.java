package dev.kosh.events.kafka;

import dev.kosh.events.deliveries.Channel;
import dev.kosh.events.deliveries.Delivery;
import dev.kosh.events.deliveries.NotTaken;
import dev.kosh.events.deliveries.NotTried;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Publishes events under the topic names of the original, keyed by bill. The producer is idempotent and is made when the
 * first event is due. An event that it cannot place waits, with those behind it, for as long as it takes.
 */
@Component
@ConditionalOnProperty("kosh.kafka.servers")
class KafkaChannel implements Channel {

    private static final int LONGEST_BLOCK_MILLIS = 10_000;
    private static final int LONGEST_REQUEST_MILLIS = 10_000;
    private static final int LONGEST_DELIVERY_MILLIS = 20_000;
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final KafkaSettings settings;
    private @Nullable KafkaProducer<String, byte[]> producer;

    KafkaChannel(KafkaSettings settings) {
        this.settings = settings;
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
                sent.put(delivery, producer().send(message(delivery, payload)));
            } catch (KafkaException notPlaced) {
                failures.put(delivery, new NotTaken(notPlaced.getClass().getSimpleName(), notPlaced));
            }
        });
        sent.forEach((delivery, result) -> await(delivery, result, failures));
        return failures;
    }

    private ProducerRecord<String, byte[]> message(Delivery delivery, byte[] payload) {
        String topic = delivery.event().topic();
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                settings.topics().getOrDefault(topic, topic), delivery.keys().get(0), payload);
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

    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            Map<String, Object> properties = new HashMap<>(settings.properties());
            properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, String.valueOf(settings.servers()));
            properties.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, "kosh");
            properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            properties.put(ProducerConfig.ACKS_CONFIG, "all");
            properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_BLOCK_MILLIS);
            properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, LONGEST_REQUEST_MILLIS);
            properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, LONGEST_DELIVERY_MILLIS);
            producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    @PreDestroy
    synchronized void stop() {
        if (producer != null) {
            producer.close(LONGEST_CLOSE);
        }
    }
}
