/**
 * What others must hear and what must be kept: outbox, webhooks, Kafka, audit trail, answers stored for Idempotency-Key.
 */
@ApplicationModule(
        displayName = "Events",
        allowedDependencies = {"outbound", "secrets", "wire"})
@NullMarked
package dev.kosh.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
