package dev.kosh.disbursement.failures;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How failed payments are asked for ({@code jit.fd.*}, docs/contract/disbursement-failures.md, settings).
 *
 * @param requestProfile what FD sends
 */
@ConfigurationProperties("jit.fd")
public record FailureSettings(
        @DefaultValue("SEED") FailedPaymentsProfile requestProfile,
        @DefaultValue Bulk bulk) {

    /**
     * Settings of the profile by voucher date.
     *
     * @param maxDates dates asked per day
     */
    public record Bulk(@DefaultValue("60") int maxDates) {}
}
