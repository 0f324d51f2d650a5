package dev.kosh.events.webhooks;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are called ({@code kosh.webhooks.*}, docs/contract/events.md).
 *
 * @param allowedNetworks networks beside the public Internet that may be called, as CIDR blocks
 * @param allowHttp whether an address may be http
 * @param timeout of a whole call, at most 10 s
 * @param parallelCalls calls at a time in a process
 * @param givesUpAfter how long an event is tried before it is parked
 */
@ConfigurationProperties("kosh.webhooks")
record WebhookSettings(
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("4") int parallelCalls,
        @DefaultValue("24h") Duration givesUpAfter) {

    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(10);

    WebhookSettings {
        // Forty calls in four lines must be over within the lease.
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0 || parallelCalls < 4) {
            throw new IllegalArgumentException(
                    "kosh.webhooks: timeout is more than nothing and at most 10s, parallel-calls is 4 or more");
        }
    }
}
