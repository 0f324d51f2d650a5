package dev.kosh.disbursement.jobs;

import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.JobScope;
import dev.kosh.treasury.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One way through the work of a run.
 *
 * @param number 0 for the first pass; a catch-up pass takes only what had no response in this slot
 * @param dueAt when the pass was due: what was asked since then has been asked in it
 */
public record Pass(UUID runId, Job job, Instant slot, Trigger trigger, JobScope scope, int number, Instant dueAt) {

    /** Longer than any run. */
    private static final Duration A_CENTURY = Duration.ofDays(36_500);

    /** The catch-up pass that would come after this one, whenever that is: it takes whatever has no response yet. */
    public Pass next() {
        return new Pass(runId, job, slot, trigger, scope, number + 1, slot.plus(A_CENTURY));
    }

    /** Whatever was asked in a slot from here on was asked by a clock that ran ahead. */
    public Instant dayAfter() {
        return slot.plus(Duration.ofDays(1));
    }

    public boolean isCatchUp() {
        return number > 0;
    }
}
