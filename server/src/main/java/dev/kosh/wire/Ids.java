package dev.kosh.wire;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/**
 * Ids of everything that money hangs on: random, but each larger than those made before it, so that new rows share the pages
 * of an index and rows of one transaction, whose time is the same, are read in the order in which they were made.
 */
public final class Ids {

    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** The next id: not a secret, for those of one millisecond follow each other. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
