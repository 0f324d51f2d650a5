package dev.kosh.access;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An OAuth client to be put on record.
 *
 * @param secret in clear, hashed before it is stored; null: a public client, which shows an empty secret
 * @param accessLifetime at most 7 days
 * @param networks CIDR blocks that it may call from; empty: any
 * @param allowedUsers uuids of the users that may log in through it; empty: any
 * @param limits where it has rate limits of its own
 */
public record NewClient(
        String id,
        @Nullable String secret,
        List<String> grants,
        List<String> scopes,
        Duration accessLifetime,
        Duration refreshLifetime,
        List<String> networks,
        List<String> allowedUsers,
        RateLimits limits) {

    public static final Duration LONGEST_ACCESS = Duration.ofDays(7);
    public static final Duration USUAL_REFRESH = Duration.ofDays(14);

    /** A client with the usual grants, scopes and lifetimes that may call from anywhere. */
    public static NewClient usual(String id, @Nullable String secret, RateLimits limits) {
        return new NewClient(
                id,
                secret,
                List.of("password", "refresh_token"),
                List.of("read", "write"),
                LONGEST_ACCESS,
                USUAL_REFRESH,
                List.of(),
                List.of(),
                limits);
    }

    @Override
    public String toString() {
        return "NewClient[" + id + "]";
    }
}
