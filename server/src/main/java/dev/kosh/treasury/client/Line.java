package dev.kosh.treasury.client;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** One call's share of {@link JobLines}; used by one thread. Taking what is held and releasing what is not do nothing. */
final class Line {

    private final @Nullable Semaphore free;
    private boolean isHeld;

    /** @param free null for a call that needs none */
    Line(@Nullable Semaphore free) {
        this.free = free;
    }

    /** Waits for a line; an interrupt waits, too: what was begun is ended. */
    void take() {
        if (free != null && !isHeld) {
            free.acquireUninterruptibly();
            isHeld = true;
        }
    }

    void release() {
        if (free != null && isHeld) {
            isHeld = false;
            free.release();
        }
    }
}
