package dev.kosh.events.kafka;

import dev.kosh.events.Broker;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

/** An idempotent producer, made when first needed: its library costs a start time that most never use. */
@Component
@ConditionalOnProperty("kosh.kafka.servers")
class KafkaBroker implements Broker {

    private static final int LONGEST_BLOCK_MILLIS = 5_000;
    private static final int LONGEST_WAIT_MILLIS = 5_000;
    private static final int LONGEST_REQUEST_MILLIS = 10_000;
    private static final int LONGEST_DELIVERY_MILLIS = 20_000;
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final KafkaSettings settings;
    private @Nullable KafkaProducer<String, byte[]> producer;

    KafkaBroker(KafkaSettings settings) {
        this.settings = settings;
    }

    @Override
    public void publish(String topic, String key, byte[] payload) {
        Future<RecordMetadata> result;
        try {
            result = send(new ProducerRecord<>(nameOf(topic), key, payload));
        } catch (KafkaException notPlaced) {
            throw new NotPlaced("the broker could not be reached", false, notPlaced);
        }
        try {
            result.get(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException notKnown) {
            throw new NotPlaced("the broker did not confirm", true, notKnown);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotPlaced("the server stops", true, stopped);
        }
    }

    /**
     * Hands a message to the producer, which confirms it within 20 seconds or gives up.
     *
     * @throws KafkaException when the broker cannot be asked where the topic is, after 5 seconds
     */
    Future<RecordMetadata> send(ProducerRecord<String, byte[]> message) {
        return producer().send(message);
    }

    String nameOf(String topic) {
        return settings.topics().getOrDefault(topic, topic);
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
