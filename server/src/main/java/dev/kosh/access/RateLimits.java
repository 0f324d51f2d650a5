package dev.kosh.access;

import org.jspecify.annotations.Nullable;

/**
 * How often something may be asked; null where nothing is said. A client record overrides the settings of the server
 * (docs/contract/access.md, rate limits).
 */
public record RateLimits(
        @Nullable Integer tokensPerAddressPerMinute,
        @Nullable Integer tokensPerUserNamePerMinute,
        @Nullable Integer billFetchesPerSecond,
        @Nullable Integer paymentsPerSecond) {

    public static final RateLimits NONE = new RateLimits(null, null, null, null);
}
