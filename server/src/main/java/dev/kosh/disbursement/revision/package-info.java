/** Paying again what came back: revised instructions, their guards, and what becomes of them at the treasury. */
@NullMarked
package dev.kosh.disbursement.revision;

import org.jspecify.annotations.NullMarked;
