/**
 * Who may do what: users, OAuth tokens, roles and actions, IP allow-lists, lockout, rate limits.
 */
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"notification", "masters", "secrets", "events", "sql", "wire"})
@NullMarked
package dev.kosh.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
