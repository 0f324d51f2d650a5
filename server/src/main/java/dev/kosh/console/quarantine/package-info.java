/** Failure records of the treasury that fit nowhere. */
@NullMarked
package dev.kosh.console.quarantine;

import org.jspecify.annotations.NullMarked;
