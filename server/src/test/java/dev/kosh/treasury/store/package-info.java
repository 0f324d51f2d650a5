/** Tests of the treasury's client. */
@NullMarked
package dev.kosh.treasury.store;

import org.jspecify.annotations.NullMarked;
