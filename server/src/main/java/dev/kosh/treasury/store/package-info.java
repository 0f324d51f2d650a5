/** The log of all exchanges. */
@NullMarked
package dev.kosh.treasury.store;

import org.jspecify.annotations.NullMarked;
