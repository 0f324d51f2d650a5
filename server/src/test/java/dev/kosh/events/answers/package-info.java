/** Stored answers. */
@NullMarked
package dev.kosh.events.answers;

import org.jspecify.annotations.NullMarked;
