/** Payers on record. */
@NullMarked
package dev.kosh.access.citizens;

import org.jspecify.annotations.NullMarked;
