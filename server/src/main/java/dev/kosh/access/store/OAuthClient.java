package dev.kosh.access.store;

import dev.kosh.access.RateLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that logs users in.
 *
 * @param secretHash null for a public client, which shows an empty secret
 * @param networks CIDR blocks that it may call from; empty: any
 * @param allowedUsers uuids of the users that may log in through it; empty: any
 * @param limits where it has rate limits of its own
 * @param tenantId state whose administrators look after it; null: those of any
 * @param actsAs uuid of the user that it stands for by itself; null: none
 * @param previousSecretHash taken beside the newer one until {@code previousSecretUntil}
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
        boolean enabled,
        @Nullable String tenantId,
        @Nullable String actsAs,
        @Nullable String previousSecretHash,
        @Nullable Instant previousSecretUntil) {

    public boolean isConfidential() {
        return secretHash != null;
    }

    public boolean admits(String userUuid) {
        return allowedUsers.isEmpty() || allowedUsers.contains(userUuid);
    }
}
