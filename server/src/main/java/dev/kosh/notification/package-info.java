/**
 * SMS: templates, providers, delivery.
 */
@ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {"masters", "events", "outbound", "secrets", "sql", "wire"})
@NullMarked
package dev.kosh.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
