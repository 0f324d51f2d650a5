package dev.kosh.disbursement.polls;

import dev.kosh.treasury.Trigger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why the treasury is asked.
 *
 * @param slot of the run that asks; null when a person does
 * @param by user who asks, or {@code SYSTEM}
 */
public record Occasion(Trigger trigger, @Nullable Instant slot, String by) {}
