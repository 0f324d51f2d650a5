package dev.kosh.disbursement.jobs;

import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.JobRun.State;
import dev.kosh.disbursement.JobScope;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Opens a run for each slot whose time has come. What is due follows from the clock alone, so it makes no difference
 * whether the process was there at the time, came an hour late, or had its clock moved.
 */
@Component
class SlotKeeper {

    /** A slot this old is not made up any more: the next one asks the same. */
    private static final Duration TOO_OLD = Duration.ofHours(24);

    /** Most slots of one job that are written down as missed at a time. */
    private static final int MISSED_AT_A_TIME = 60;

    private final JobSettings settings;
    private final JobRunTable runs;
    private final Clock clock;
    private final Map<Job, Instant> opened = new ConcurrentHashMap<>();

    SlotKeeper(JobSettings settings, JobRunTable runs, Clock clock) {
        this.settings = settings;
        this.runs = runs;
        this.clock = clock;
    }

    void open(Collection<Job> jobs) {
        Instant now = clock.instant();
        for (Job job : jobs) {
            settings.slots(job).ifPresent(slots -> open(job, slots, now));
        }
    }

    private void open(Job job, Slots slots, Instant now) {
        Optional<Instant> due = slots.latest(now, TOO_OLD);
        if (due.isEmpty() || due.get().equals(opened.get(job))) {
            return;
        }
        Instant slot = due.get();
        Optional<Instant> newest = runs.newestSlot(job, now);
        if (newest.isEmpty() || newest.get().isBefore(slot)) {
            newest.ifPresent(last -> noteMissed(job, slots, last, slot, now));
            runs.overtake(job, slot, now);
            runs.open(Ids.next(), job, slot, Trigger.CRON, State.WAITING, JobScope.ALL, now);
        }
        opened.put(job, slot);
    }

    private void noteMissed(Job job, Slots slots, Instant last, Instant slot, Instant now) {
        for (Instant missed : slots.between(last, slot, MISSED_AT_A_TIME)) {
            runs.open(Ids.next(), job, missed, Trigger.CRON, State.MISSED, JobScope.ALL, now);
        }
    }
}
