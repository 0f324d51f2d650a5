package dev.kosh.disbursement;

import dev.kosh.treasury.Trigger;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job: the record of one slot, or of one start by hand.
 *
 * @param slot the time that the run stands for; of a start by hand its moment
 * @param trigger {@code CRON} or {@code MANUAL}
 * @param pass 0 for the first pass, then the number of the catch-up pass
 * @param nextPassAt when the next pass begins; null when none will
 * @param node the process that works, or worked last
 * @param counts of all passes so far
 */
public record JobRun(
        UUID id,
        Job job,
        Instant slot,
        Trigger trigger,
        State state,
        JobScope scope,
        int pass,
        @Nullable Instant startedAt,
        @Nullable Instant nextPassAt,
        @Nullable Instant endedAt,
        @Nullable String node,
        Counts counts) {

    /** Where a run stands. */
    public enum State {
        /** For its turn, or for its next catch-up pass. */
        WAITING,
        RUNNING,
        ENDED,
        /** The next slot came before this one was through; what it left is asked there. */
        OVERTAKEN,
        /** No process was there in time; kept so that no slot is missing in the history. */
        MISSED
    }

    /**
     * How far a run came. Each piece of work counts once, with its latest outcome:
     * {@code called = noResponse + error + success}.
     *
     * @param eligible pieces of work that were due when the run began
     * @param called pieces for which the treasury was asked
     * @param failedPayments payments that were found to have failed
     * @param faults pieces that broke with an error of our own; they are tried again in the next slot
     */
    public record Counts(
            long eligible, long called, long noResponse, long error, long success, long failedPayments, long faults) {

        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

        /** The same with another number of pieces that were due. */
        public Counts withEligible(long due) {
            return new Counts(due, called, noResponse, error, success, failedPayments, faults);
        }
    }
}
