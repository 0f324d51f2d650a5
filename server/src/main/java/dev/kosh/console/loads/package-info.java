/** Demands from a sheet. */
@NullMarked
package dev.kosh.console.loads;

import org.jspecify.annotations.NullMarked;
