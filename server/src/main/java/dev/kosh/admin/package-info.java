/**
 * {@code kosh admin}: what an operator does from the command line before anybody can log in.
 */
@ApplicationModule(
        displayName = "Admin",
        allowedDependencies = {"secrets"})
@NullMarked
package dev.kosh.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
