/** The books of the counter. */
@NullMarked
package dev.kosh.console.collections;

import org.jspecify.annotations.NullMarked;
