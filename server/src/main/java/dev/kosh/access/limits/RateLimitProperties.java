package dev.kosh.access.limits;

import dev.kosh.access.RateLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The server's rate limits; a client record may say otherwise (docs/contract/access.md, rate limits). */
@ConfigurationProperties("kosh.rate-limits")
public record RateLimitProperties(
        @DefaultValue("10") int tokensPerAddressPerMinute,
        @DefaultValue("5") int tokensPerUserNamePerMinute,
        @DefaultValue("20") int billFetchesPerSecond,
        @DefaultValue("20") int paymentsPerSecond,
        @DefaultValue("600") int openCallsPerAddressPerMinute,
        @DefaultValue("3") int otpsPerNumberPerTenMinutes,
        @DefaultValue("60") int otpCallsPerAddressPerMinute,
        @DefaultValue("30") int openPagesPerAddressPerMinute,
        @DefaultValue("10") int receiptLookUpsPerUserPerMinute) {

    public int tokensPerAddress(RateLimits own) {
        return either(own.tokensPerAddressPerMinute(), tokensPerAddressPerMinute);
    }

    public int tokensPerUserName(RateLimits own) {
        return either(own.tokensPerUserNamePerMinute(), tokensPerUserNamePerMinute);
    }

    public int billFetches(RateLimits own) {
        return either(own.billFetchesPerSecond(), billFetchesPerSecond);
    }

    public int payments(RateLimits own) {
        return either(own.paymentsPerSecond(), paymentsPerSecond);
    }

    private static int either(@Nullable Integer own, int general) {
        return own == null ? general : own;
    }
}
