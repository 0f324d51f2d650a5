package dev.kosh.events.kafka;

import dev.kosh.events.IncomingMessage;
import dev.kosh.events.IncomingTopic;
import dev.kosh.wire.CorrelationId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Hands a message to whoever takes its topic; gives up on one that met with faults again and again. */
@Component
@ConditionalOnProperty("kosh.kafka.servers")
class IncomingDeliveries {

    private static final Logger log = LoggerFactory.getLogger(IncomingDeliveries.class);
    private static final int ATTEMPTS = 3;

    /** What operators watch (docs/contract/events.md, meters). */
    private enum Outcome {
        TAKEN,
        FAILED,
        GIVEN_UP,
        LEFT_ALONE
    }

    private final ListeningSince since;
    private final MeterRegistry meters;
    private final Map<String, Integer> faults = new HashMap<>();

    IncomingDeliveries(ListeningSince since, MeterRegistry meters) {
        this.since = since;
        this.meters = meters;
    }

    /** Begins to count the messages of a topic: a count that first appears with a fault shows no rise to whoever watches it. */
    void watch(IncomingTopic topic) {
        for (Outcome outcome : Outcome.values()) {
            counter(topic, outcome);
        }
    }

    /** Takes a message, or answers it as failed after its attempts; throws what it met with when it must come again. */
    void deliver(ConsumerRecord<byte[], byte[]> record, IncomingTopic topic) {
        if (record.timestamp() < since.of(topic.topic()).toEpochMilli()) {
            log.warn(
                    "Message {} of partition {} of {} is left alone: it is older than the first start that reads the"
                            + " topic",
                    record.offset(),
                    record.partition(),
                    record.topic());
            count(topic, Outcome.LEFT_ALONE);
            return;
        }
        byte[] value = record.value() == null ? new byte[0] : record.value();
        IncomingMessage message = new IncomingMessage(id(record, value), new String(value, StandardCharsets.UTF_8));
        CorrelationId.begin(null);
        try {
            topic.take(message);
            faults.remove(message.id());
            count(topic, Outcome.TAKEN);
        } catch (RuntimeException | Error fault) {
            log.warn(
                    "Message {} of partition {} of {} met with {}",
                    record.offset(),
                    record.partition(),
                    record.topic(),
                    fault.getClass().getName());
            log.debug("Fault while taking a message", fault);
            count(topic, Outcome.FAILED);
            if (faults.merge(message.id(), 1, Integer::sum) < ATTEMPTS) {
                throw fault;
            }
            giveUp(message, topic);
        } finally {
            CorrelationId.end();
        }
    }

    /** Where not even an answer is possible the fault is not of the message: it has all its attempts when that is over. */
    private void giveUp(IncomingMessage message, IncomingTopic topic) {
        faults.remove(message.id());
        topic.giveUp(message);
        count(topic, Outcome.GIVEN_UP);
    }

    private void count(IncomingTopic topic, Outcome outcome) {
        counter(topic, outcome).increment();
    }

    private Counter counter(IncomingTopic topic, Outcome outcome) {
        return meters.counter(
                "kosh.kafka.messages",
                "topic",
                topic.topic(),
                "outcome",
                outcome.name().toLowerCase(Locale.ROOT));
    }

    /** Does not tell apart two messages of one content and one millisecond: a sender that repeats itself makes such. */
    private static String id(ConsumerRecord<byte[], byte[]> record, byte[] value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(record.topic().getBytes(StandardCharsets.UTF_8));
            digest.update(ByteBuffer.allocate(Long.BYTES + 1)
                    .put((byte) 0)
                    .putLong(record.timestamp())
                    .flip());
            return HexFormat.of().formatHex(digest.digest(value));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
