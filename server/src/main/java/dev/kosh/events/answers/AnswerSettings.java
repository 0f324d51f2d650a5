package dev.kosh.events.answers;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of stored answers ({@code kosh.idempotency.*}).
 *
 * @param longestWait how long a repeated call waits for the first one to end
 */
@ConfigurationProperties("kosh.idempotency")
record AnswerSettings(@DefaultValue("15s") Duration longestWait) {}
