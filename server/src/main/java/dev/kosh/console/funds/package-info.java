/** The fund allocation register. */
@NullMarked
package dev.kosh.console.funds;

import org.jspecify.annotations.NullMarked;
