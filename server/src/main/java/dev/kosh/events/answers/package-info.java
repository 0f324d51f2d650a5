/** Stored answers in the database, and how they end. */
@NullMarked
package dev.kosh.events.answers;

import org.jspecify.annotations.NullMarked;
