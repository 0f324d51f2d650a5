/**
 * The one PostgreSQL of the process: the embedded one in the data folder, or any other by URL.
 */
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
@NullMarked
package dev.kosh.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
