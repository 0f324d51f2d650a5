/** Owed messages, from the row to the handler. */
@NullMarked
package dev.kosh.events.outbox;

import org.jspecify.annotations.NullMarked;
