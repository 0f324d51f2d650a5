package dev.kosh.events;

import org.jspecify.annotations.Nullable;

/** Who did something, for the audit trail. */
public record Actor(
        String userUuid,
        String clientId,
        String address,
        @Nullable String correlationId) {}
