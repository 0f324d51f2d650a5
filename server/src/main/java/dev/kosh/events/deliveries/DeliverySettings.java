package dev.kosh.events.deliveries;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Events of other systems ({@code kosh.events.*}, docs/contract/events.md).
 *
 * @param retention how long an event that was delivered or parked can be replayed
 */
@ConfigurationProperties("kosh.events")
record DeliverySettings(@DefaultValue("30d") Duration retention) {}
