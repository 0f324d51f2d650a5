/**
 * The API document: what the code serves, described for people and for generators of clients, as OpenAPI 3 and as
 * Swagger 2.0.
 */
@ApplicationModule(
        displayName = "API document",
        allowedDependencies = {"access", "wire"})
@NullMarked
package dev.kosh.apidocs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
