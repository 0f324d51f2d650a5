package dev.kosh.billing;

import org.jspecify.annotations.Nullable;

/**
 * A consumer as it was read: whoever writes on the strength of it names the version, and is refused when it moved on.
 *
 * @param activeBill the one bill that may be paid, expired or not
 */
public record AccountState(
        ConsumerKey consumer, long version, @Nullable Bill activeBill) {}
