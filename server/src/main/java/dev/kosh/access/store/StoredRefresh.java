package dev.kosh.access.store;

import java.time.Instant;

/**
 * What a refresh token stands for.
 *
 * @param expiresAt of this token
 * @param logInEndsAt when the last token that comes of the same log-in ends
 */
public record StoredRefresh(String userUuid, String clientId, String scope, Instant expiresAt, Instant logInEndsAt) {}
