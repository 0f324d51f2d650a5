/** The first administrator. */
@NullMarked
package dev.kosh.access.setup;

import org.jspecify.annotations.NullMarked;
