package dev.kosh.events.kafka;

import dev.kosh.events.IncomingTopic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads the topics that somebody takes, in one thread, beside the same of other processes. The place in a topic moves on
 * when a message was taken and not before; after a fault everything begins anew at that place.
 */
@Component
@ConditionalOnProperty("kosh.kafka.servers")
class KafkaListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KafkaListener.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final long LONGEST_PAUSE_SECONDS = 30;

    /** How long taking one message may last before the broker gives its partition to another process. */
    private static final int LONGEST_WORK_MILLIS = 30 * 60 * 1000;

    private final Map<String, IncomingTopic> topics;
    private final KafkaSettings settings;
    private final ListeningSince since;
    private final IncomingDeliveries deliveries;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

    KafkaListener(
            ObjectProvider<IncomingTopic> topics,
            KafkaSettings settings,
            KafkaBroker broker,
            ListeningSince since,
            IncomingDeliveries deliveries) {
        this.topics = topics.stream()
                .collect(Collectors.toUnmodifiableMap(topic -> broker.nameOf(topic.topic()), Function.identity()));
        this.settings = settings;
        this.since = since;
        this.deliveries = deliveries;
    }

    @Override
    public synchronized void start() {
        if (!topics.isEmpty() && thread == null) {
            topics.values().forEach(topic -> since.begin(topic.topic()));
            topics.values().forEach(deliveries::watch);
            thread = new Thread(this::listen, "kafka-listener");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void listen() {
        long faults = 0;
        while (stopping.getCount() > 0) {
            try (KafkaConsumer<byte[], byte[]> reader = reader()) {
                consumer = reader;
                reader.subscribe(topics.keySet());
                while (stopping.getCount() > 0) {
                    for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                        take(record, reader);
                        faults = 0;
                    }
                }
            } catch (WakeupException stopped) {
                return;
            } catch (RuntimeException | Error fault) {
                faults++;
                log.warn("Reading Kafka begins anew after {}", fault.getClass().getName());
                log.debug("Fault while reading Kafka", fault);
                pause(Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(faults - 1, 5)));
            } finally {
                consumer = null;
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, KafkaConsumer<byte[], byte[]> reader) {
        deliveries.deliver(record, Objects.requireNonNull(topics.get(record.topic())));
        reader.commitSync(Map.of(
                new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1)));
    }

    private KafkaConsumer<byte[], byte[]> reader() {
        Map<String, Object> properties = new HashMap<>(settings.properties());
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, String.valueOf(settings.servers()));
        properties.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, "kosh");
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, LONGEST_WORK_MILLIS);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void pause(long seconds) {
        try {
            stopping.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            stopping.countDown();
        }
    }

    /** Lets the message that is being taken come to its end, for a while. */
    @Override
    public synchronized void stop() {
        stopping.countDown();
        KafkaConsumer<byte[], byte[]> reader = consumer;
        if (reader != null) {
            reader.wakeup();
        }
        if (thread != null) {
            try {
                thread.join(LONGEST_STOP.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null && thread.isAlive();
    }
}
