/**
 * The web pages: they read and act only through the other modules' public types.
 */
@ApplicationModule(
        displayName = "Console",
        allowedDependencies = {
            "disbursement",
            "billing",
            "collection",
            "treasury",
            "access",
            "notification",
            "masters",
            "events",
            "secrets",
            "wire"
        })
@NullMarked
package dev.kosh.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
