/** Tables of disbursement. */
@NullMarked
package dev.kosh.disbursement.store;

import org.jspecify.annotations.NullMarked;
