/**
 * Calls that clients make on the platform round the money: masters, tenants, roles and actions, ids, texts, subscriptions,
 * the audit search, messages.
 */
@ApplicationModule(
        displayName = "Platform",
        allowedDependencies = {"access", "notification", "masters", "secrets", "events", "sql", "wire"})
@NullMarked
package dev.kosh.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
