package dev.kosh.testing;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Runs a property over many generated cases. A case is made from its seed alone: a failure names the seed, and
 * {@code -Dkosh.seed=<seed>} runs that one case again.
 */
public final class Seeds {

    private static final String PROPERTY = "kosh.seed";
    private static final String ALGORITHM = "L64X128MixRandom";

    private Seeds() {}

    /** What must hold for every case. */
    @FunctionalInterface
    public interface Property {
        void holdFor(RandomGenerator random);
    }

    /** Tries the cases of seeds 1 to {@code cases} beyond a start that each run draws anew. */
    public static void forEach(int cases, Property property) {
        String wanted = System.getProperty(PROPERTY);
        if (wanted != null) {
            tryOne(Long.parseLong(wanted), property);
            return;
        }
        long start = System.nanoTime();
        for (int i = 0; i < cases; i++) {
            tryOne(start + i, property);
        }
    }

    /** The generator of one seed. */
    public static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of(ALGORITHM).create(seed);
    }

    /** A seed that this run draws, or the one that the caller of the test asked for. */
    public static long draw() {
        return Long.getLong(PROPERTY, System.nanoTime());
    }

    private static void tryOne(long seed, Property property) {
        try {
            property.holdFor(random(seed));
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("Fails for -D" + PROPERTY + "=" + seed + ": " + failure.getMessage(), failure);
        }
    }
}
