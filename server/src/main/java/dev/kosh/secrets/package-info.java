/**
 * Personal data at rest: sealed with the installation's keys, searchable by blind index.
 */
@ApplicationModule(
        displayName = "Secrets",
        allowedDependencies = {})
@NullMarked
package dev.kosh.secrets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
