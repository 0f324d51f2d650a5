/**
 * Calls to servers that others named by configuration or by subscription: verified, bounded, without a will of their own.
 */
@ApplicationModule(
        displayName = "Outbound calls",
        allowedDependencies = {})
@NullMarked
package dev.kosh.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
