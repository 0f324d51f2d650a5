package dev.kosh.disbursement.jobs;

import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.JobScope;
import dev.kosh.treasury.Trigger;
import java.time.Instant;
import java.util.UUID;

/**
 * One way through the work of a run.
 *
 * @param number 0 for the first pass; a catch-up pass takes only what had no response in this slot
 * @param dueAt when the pass was due: what was asked since then has been asked in it
 */
public record Pass(UUID runId, Job job, Instant slot, Trigger trigger, JobScope scope, int number, Instant dueAt) {

    public boolean isCatchUp() {
        return number > 0;
    }
}
