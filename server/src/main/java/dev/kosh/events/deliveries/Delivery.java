package dev.kosh.events.deliveries;

import dev.kosh.events.AnnouncedEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An event that is owed to one subscription.
 *
 * @param keys events with one in common are delivered in their order
 * @param attempts failed ones so far
 * @param owedSince when its delivery began: once an attempt failed, the first attempt
 */
public record Delivery(AnnouncedEvent event, UUID subscriptionId, List<String> keys, int attempts, Instant owedSince) {}
