/** The audit trail. */
@NullMarked
package dev.kosh.events.audit;

import org.jspecify.annotations.NullMarked;
