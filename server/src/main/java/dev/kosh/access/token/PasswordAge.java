package dev.kosh.access.token;

import dev.kosh.access.UserType;
import dev.kosh.access.store.Account;
import dev.kosh.access.store.OAuthClient;
import dev.kosh.access.store.PageClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How long a password is good (docs/contract/access.md, age of passwords). Only people's: an employee who comes through
 * a client with a secret of its own is a program.
 */
@Component
public class PasswordAge {

    private final Duration longest;
    private final Clock clock;

    /** @param longest zero: passwords do not expire */
    PasswordAge(@Value("${kosh.passwords.longest-age:90d}") Duration longest, Clock clock) {
        this.longest = longest;
        this.clock = clock;
    }

    /** When a password that was set then expires; null when there is none, or never. */
    public @Nullable Instant expiresAt(@Nullable Instant setAt) {
        return setAt == null || longest.isZero() ? null : setAt.plus(longest);
    }

    boolean isOver(Account account, @Nullable Instant setAt, OAuthClient client) {
        Instant end = expiresAt(setAt);
        return end != null
                && account.user().type() == UserType.EMPLOYEE
                && (!client.isConfidential() || client.id().equals(PageClient.ID))
                && !clock.instant().isBefore(end);
    }
}
