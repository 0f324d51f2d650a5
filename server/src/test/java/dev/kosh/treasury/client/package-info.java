/** Tests of the treasury's client. */
@NullMarked
package dev.kosh.treasury.client;

import org.jspecify.annotations.NullMarked;
