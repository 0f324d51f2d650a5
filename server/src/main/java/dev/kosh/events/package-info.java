/**
 * What others must hear and what must be kept: outbox, audit trail, answers stored for Idempotency-Key.
 */
@ApplicationModule(
        displayName = "Events",
        allowedDependencies = {"secrets", "wire"})
@NullMarked
package dev.kosh.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
