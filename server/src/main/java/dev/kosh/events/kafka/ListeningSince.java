package dev.kosh.events.kafka;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When this installation began to read a topic. What is older is for whoever read it before, and left alone: to act on it
 * again would set demands back to what they were (docs/operators.md: let him drain the topic first).
 */
@Component
class ListeningSince {

    private final JdbcClient jdbc;
    private final Clock clock;

    ListeningSince(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes that a topic is read from now on; what was noted before stays. */
    void begin(String topic) {
        jdbc.sql("insert into events.listening_since (topic, since) values (:topic, :now) on conflict do nothing")
                .param("topic", topic)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    Instant of(String topic) {
        return jdbc.sql("select since from events.listening_since where topic = :topic")
                .param("topic", topic)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
