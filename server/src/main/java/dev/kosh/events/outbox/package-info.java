/** How owed messages are delivered. */
@NullMarked
package dev.kosh.events.outbox;

import org.jspecify.annotations.NullMarked;
