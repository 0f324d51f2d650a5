package dev.kosh.access.store;

import dev.kosh.access.RateLimits;
import java.time.Instant;
import java.util.List;

/** What an access token stands for. */
public record Session(
        TokenHash token,
        Account account,
        String clientId,
        List<String> clientNetworks,
        RateLimits clientLimits,
        Instant expiresAt) {}
