package dev.kosh.events;

import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.Map;

/**
 * An event to be announced.
 *
 * @param subject id of what it is about
 * @param keys events with one in common are delivered in their order
 * @param detail how it stood at that moment
 */
public record Announcement(
        TenantId tenantId, String topic, String subject, List<String> keys, Map<String, String> detail) {}
