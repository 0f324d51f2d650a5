/** The proof of the books. */
@NullMarked
package dev.kosh.console.reconciliation;

import org.jspecify.annotations.NullMarked;
