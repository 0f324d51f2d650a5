/** The scheduler on the database. */
@NullMarked
package dev.kosh.events.schedule;

import org.jspecify.annotations.NullMarked;
