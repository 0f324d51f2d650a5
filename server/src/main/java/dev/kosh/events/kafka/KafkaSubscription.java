package dev.kosh.events.kafka;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Kafka is one more subscription, of all topics of all tenants; on or off by configuration. So whoever announces asks one
 * question, and nothing is kept for Kafka where there is none.
 */
@Component
class KafkaSubscription implements SmartInitializingSingleton {

    static final String CHANNEL = "KAFKA";

    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-00000000cafc");

    private final JdbcClient jdbc;
    private final KafkaSettings settings;
    private final Clock clock;

    KafkaSubscription(JdbcClient jdbc, KafkaSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (settings.isOn()) {
            jdbc.sql("""
                            insert into events.subscription
                                (tenant_id, id, channel, topics, active, created_by, created_at, modified_by, modified_at)
                            values ('', :id, :channel, '{}', true, '', :at, '', :at)
                            on conflict (tenant_id, id) do update set active = true, modified_at = excluded.modified_at
                                where not subscription.active
                            """)
                    .param("id", ID)
                    .param("channel", CHANNEL)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } else {
            jdbc.sql("update events.subscription set active = false where channel = :channel and active")
                    .param("channel", CHANNEL)
                    .update();
        }
    }
}
