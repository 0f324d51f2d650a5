/**
 * Money that came in: payments, receipts, and how a payment is apportioned to what was due.
 */
@ApplicationModule(
        displayName = "Collection",
        allowedDependencies = {
            "billing",
            "access",
            "documents",
            "notification",
            "masters",
            "outbound",
            "secrets",
            "events",
            "sql",
            "wire"
        })
@NullMarked
package dev.kosh.collection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
