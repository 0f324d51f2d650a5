package dev.kosh.disbursement.jobs;

import dev.kosh.access.Caller;
import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.JobRun;
import dev.kosh.disbursement.JobRun.State;
import dev.kosh.disbursement.JobRuns;
import dev.kosh.disbursement.JobScope;
import dev.kosh.events.AuditTrail;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/** What others may ask of jobs. */
@Component
class StoredJobRuns implements JobRuns {

    private final JobRunTable runs;
    private final JobSettings settings;
    private final AuditTrail auditTrail;
    private final Clock clock;

    StoredJobRuns(JobRunTable runs, JobSettings settings, AuditTrail auditTrail, Clock clock) {
        this.runs = runs;
        this.settings = settings;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Override
    public JobRun start(Job job, JobScope scope) {
        UUID id = Ids.next();
        Instant now = clock.instant();
        Instant slot = now.truncatedTo(ChronoUnit.MILLIS);
        // The clock's slots are whole seconds: none of them is taken from it. Two starts in one millisecond are two
        // runs.
        while (slot.getNano() == 0 || !runs.open(id, job, slot, Trigger.MANUAL, State.WAITING, scope, now)) {
            slot = slot.plusMillis(1);
        }
        return runs.find(id).orElseThrow();
    }

    @Override
    @Transactional
    public JobRun start(Job job, JobScope scope, Caller caller) {
        JobRun run = start(job, scope);
        auditTrail.record(
                scope.tenantId() == null ? caller.tenantId() : scope.tenantId(),
                caller.actor(),
                "STARTED",
                "job run",
                run.id().toString(),
                JsonNodeFactory.instance.objectNode().put("job", job.name()));
        return run;
    }

    @Override
    public Optional<JobRun> find(UUID id) {
        return runs.find(id);
    }

    @Override
    public List<JobRun> latest(int limit) {
        return runs.latest(limit);
    }

    @Override
    public List<NextSlot> upcoming() {
        Instant now = clock.instant();
        List<NextSlot> upcoming = new ArrayList<>();
        for (Job job : Job.values()) {
            settings.slots(job).flatMap(slots -> slots.after(now)).ifPresent(at -> upcoming.add(new NextSlot(job, at)));
        }
        return upcoming;
    }
}
