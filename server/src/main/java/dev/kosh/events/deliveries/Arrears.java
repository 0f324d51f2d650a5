package dev.kosh.events.deliveries;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What other systems are owed.
 *
 * @param parked events that were given up
 * @param oldest when the oldest event that waits happened; null when none waits
 */
record Arrears(long waiting, long parked, @Nullable Instant oldest) {}
