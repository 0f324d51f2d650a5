/** Money going out, over HTTP and the real envelope, against the simulated treasury. */
@NullMarked
package dev.kosh.disbursement.orders;

import org.jspecify.annotations.NullMarked;
