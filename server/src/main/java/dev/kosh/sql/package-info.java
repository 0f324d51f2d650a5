/**
 * What the stores of all modules share in talking SQL.
 */
@ApplicationModule(
        displayName = "SQL",
        allowedDependencies = {})
@NullMarked
package dev.kosh.sql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
