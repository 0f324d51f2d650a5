/**
 * {@code kosh admin}: what an operator does from the command line: the first administrator, keysets, masters, clients
 * and networks, and the proof of the books.
 */
@ApplicationModule(
        displayName = "Admin",
        allowedDependencies = {"secrets"})
@NullMarked
package dev.kosh.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
