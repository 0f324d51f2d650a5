package dev.kosh.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a fault is for; what is null does not matter.
 *
 * @param piNumber    number of the instruction or correction that the call is about
 * @param nth         only the so-manieth call that fits everything else, counted from 1
 * @param from        at this time of the treasury's clock or later
 * @param to          before this time
 * @param probability 0 to 1, drawn from the seed
 */
public record FaultMatch(
        @Nullable String piNumber,
        @Nullable Integer nth,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Double probability) {

    public static final FaultMatch ALL = new FaultMatch(null, null, null, null, null);
}
