/**
 * Money that is due: demands and the bills made of them.
 */
@ApplicationModule(
        displayName = "Billing",
        allowedDependencies = {"access", "notification", "masters", "outbound", "secrets", "events", "sql", "wire"})
@NullMarked
package dev.kosh.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
