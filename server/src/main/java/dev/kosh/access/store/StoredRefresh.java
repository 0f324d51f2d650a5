package dev.kosh.access.store;

import java.time.Instant;

/** What a refresh token stands for. */
public record StoredRefresh(String userUuid, String clientId, String scope, Instant expiresAt) {}
