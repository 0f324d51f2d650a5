/**
 * What serves a whole state: tenants, business services, tax heads, tax periods, id formats.
 */
@ApplicationModule(
        displayName = "Masters",
        allowedDependencies = {"wire"})
@NullMarked
package dev.kosh.masters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
