/** Finding payment instructions. */
@NullMarked
package dev.kosh.disbursement.search;

import org.jspecify.annotations.NullMarked;
