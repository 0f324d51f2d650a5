/** Tests of the treasury's client. */
@NullMarked
package dev.kosh.treasury.envelope;

import org.jspecify.annotations.NullMarked;
