/** The rules of the books, and what breaks them. */
@NullMarked
package dev.kosh.disbursement.reconciliation;

import org.jspecify.annotations.NullMarked;
