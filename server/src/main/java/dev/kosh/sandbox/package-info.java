/**
 * Composed data to try Kosh with, and the story that shows it: nothing of this is loaded without
 * {@code kosh.sandbox=true}.
 */
@ApplicationModule(
        displayName = "Sandbox",
        allowedDependencies = {
            "collection",
            "billing",
            "access",
            "treasury",
            "notification",
            "masters",
            "events",
            "wire",
            "simulator"
        })
@NullMarked
package dev.kosh.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
