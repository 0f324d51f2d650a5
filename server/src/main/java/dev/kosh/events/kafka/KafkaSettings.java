package dev.kosh.events.kafka;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Publishing to Kafka and reading it ({@code kosh.kafka.*}, docs/contract/events.md, Kafka). The same in every process of an installation.
 *
 * @param servers host:port, comma-separated; none: off
 * @param topics other names for topics, by the original's names
 * @param group as which all processes of the installation read
 * @param properties of Kafka's own, such as {@code security.protocol} and {@code sasl.jaas.config}
 */
@ConfigurationProperties("kosh.kafka")
record KafkaSettings(
        @Nullable String servers,
        @DefaultValue Map<String, String> topics,
        @DefaultValue("kosh") String group,
        @DefaultValue Map<String, String> properties) {

    boolean isOn() {
        return servers != null && !servers.isBlank();
    }

    /** Without the properties, which hold passwords. */
    @Override
    public String toString() {
        return "KafkaSettings[" + servers + "]";
    }
}
