package dev.kosh.access.token;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When guessing ends (docs/contract/access.md, lock-out).
 *
 * @param failures wrong passwords within the window that lock a user
 * @param failuresPerAddress wrong passwords within the window after which an address is not listened to
 * @param window how long a wrong password counts
 * @param coolDown how long a lock lasts
 */
@ConfigurationProperties("kosh.lockout")
record LockoutProperties(
        @DefaultValue("5") int failures,
        @DefaultValue("100") int failuresPerAddress,
        @DefaultValue("30m") Duration window,
        @DefaultValue("60m") Duration coolDown) {}
