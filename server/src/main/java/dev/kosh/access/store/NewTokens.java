package dev.kosh.access.store;

import java.time.Instant;

/** A pair of tokens to be put on record. */
public record NewTokens(
        TokenHash access,
        TokenHash refresh,
        String userUuid,
        String clientId,
        String scope,
        Instant issuedAt,
        Instant expiresAt,
        Instant refreshExpiresAt) {}
