package dev.kosh.access.store;

import dev.kosh.access.RateLimits;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that logs users in.
 *
 * @param secretHash null for a public client, which shows an empty secret
 * @param networks CIDR blocks that it may call from; empty: any
 * @param allowedUsers uuids of the users that may log in through it; empty: any
 * @param limits where it has rate limits of its own
 */
public record OAuthClient(
        String id,
        @Nullable String secretHash,
        List<String> grants,
        List<String> scopes,
        Duration accessLifetime,
        Duration refreshLifetime,
        List<String> networks,
        List<String> allowedUsers,
        RateLimits limits,
        boolean enabled) {

    public boolean isConfidential() {
        return secretHash != null;
    }

    public boolean admits(String userUuid) {
        return allowedUsers.isEmpty() || allowedUsers.contains(userUuid);
    }
}
