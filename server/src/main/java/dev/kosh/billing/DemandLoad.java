package dev.kosh.billing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of demands and how far it is loaded.
 *
 * @param mediaType of the sheet, and of the one that tells what became of it
 * @param extension of such files, such as {@code csv}
 * @param total rows in all; null until they are counted
 * @param done rows that were worked at: {@code loaded + refused + skipped}
 * @param skipped rows that had been loaded before
 * @param failure why nothing came of it
 */
public record DemandLoad(
        UUID id,
        String fileName,
        String mediaType,
        String extension,
        State state,
        @Nullable Long total,
        long done,
        long loaded,
        long refused,
        long skipped,
        @Nullable String failure,
        Instant handedInAt) {

    /** Where a load stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    public boolean isUnderWay() {
        return state == State.WAITING || state == State.RUNNING;
    }

    /** Whether there is anything to tell of its rows. */
    public boolean hasResult() {
        return total != null && state != State.FAILED;
    }
}
