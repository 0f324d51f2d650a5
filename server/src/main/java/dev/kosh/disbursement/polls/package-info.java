/** Asking the treasury how instructions stand: one way for the jobs of the night and for a person's refresh. */
@NullMarked
package dev.kosh.disbursement.polls;

import org.jspecify.annotations.NullMarked;
