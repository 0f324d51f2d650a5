package dev.kosh.treasury.client;

import dev.kosh.treasury.TreasuryCall;
import dev.kosh.treasury.TreasurySettings;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * The treasury never sees more calls of jobs at a time than agreed ({@code jit.pool.size}). A line is held while a call
 * is under way and no longer: while its answer is put on record and applied, the next call is made. People do not wait.
 */
@Component
class JobLines {

    private final Semaphore free;

    JobLines(TreasurySettings settings) {
        this.free = new Semaphore(settings.pool().size());
    }

    /** The line of a call; it has none yet. */
    Line of(TreasuryCall call) {
        return new Line(call.slot() == null ? null : free);
    }
}
