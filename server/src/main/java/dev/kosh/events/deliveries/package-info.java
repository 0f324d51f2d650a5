/** How other systems are told: what is owed, to whom, in which order. */
@NullMarked
package dev.kosh.events.deliveries;

import org.jspecify.annotations.NullMarked;
