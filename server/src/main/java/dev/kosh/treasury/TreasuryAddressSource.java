package dev.kosh.treasury;

import org.jspecify.annotations.Nullable;

/**
 * Says where the treasury is when that is known only after the start, as in a sandbox that starts a simulator. A bean of
 * this type stands in for the settings {@code jit.base-url} to {@code jit.public-key}; it is asked at each call.
 */
@FunctionalInterface
public interface TreasuryAddressSource {

    /** Null as long as there is no treasury. */
    @Nullable
    TreasuryAddress address();
}
