package dev.kosh.access;

import java.util.Set;

/**
 * Calls that wait for somebody outside, such as the state treasury. With an Idempotency-Key they run in transactions of
 * their own making and never hold one while they wait; their key may also stand in the body, as {@code idempotencyKey}.
 *
 * @param paths as they are served
 */
public record OutsideCalls(Set<String> paths) {}
