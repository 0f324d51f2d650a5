/**
 * The client of the state treasury (JIT-FS): session, sealed envelope, outcome of each call, log of every exchange. It
 * knows no payment instruction: what a call is about is a reference that it does not read.
 */
@ApplicationModule(
        displayName = "Treasury",
        allowedDependencies = {"events", "secrets", "sql", "wire"})
@NullMarked
package dev.kosh.treasury;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
