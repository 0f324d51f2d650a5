/** The audit trail in the database. */
@NullMarked
package dev.kosh.events.audit;

import org.jspecify.annotations.NullMarked;
