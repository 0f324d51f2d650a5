package dev.kosh.access.store;

import dev.kosh.access.Role;
import dev.kosh.access.User;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user with what logging in depends on.
 *
 * @param passwordHash null when the user cannot log in with a password
 * @param lockedAt when too many wrong passwords locked the account
 * @param networks CIDR blocks that the user may call from; empty: any
 */
public record Account(
        User user,
        String locale,
        List<Role> roles,
        @Nullable String passwordHash,
        @Nullable Instant lockedAt,
        List<String> networks) {}
