package dev.kosh.disbursement;

import dev.kosh.access.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The history of jobs, and their start by hand. */
public interface JobRuns {

    /**
     * Asks for a run now; some process takes it up within seconds, after the run that is under way.
     *
     * @return the waiting run
     */
    JobRun start(Job job, JobScope scope);

    /** {@link #start(Job, JobScope)} by a person, which the trail tells. */
    JobRun start(Job job, JobScope scope, Caller caller);

    Optional<JobRun> find(UUID id);

    /** The latest runs of all jobs, newest first. */
    List<JobRun> latest(int limit);

    /** When each job is due next, in the order of the jobs; jobs that are switched off are left out. */
    List<NextSlot> upcoming();

    /** When a job is due next. */
    record NextSlot(Job job, Instant at) {}
}
