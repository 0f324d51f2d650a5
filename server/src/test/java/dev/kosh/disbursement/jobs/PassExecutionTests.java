package dev.kosh.disbursement.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.JobRun.Counts;
import dev.kosh.disbursement.JobScope;
import dev.kosh.treasury.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every piece of a pass is counted, whatever becomes of it. */
class PassExecutionTests {

    /** Two pieces, the first of which breaks its thread. */
    private static final class OneBreaks implements JobWork<String> {

        @Override
        public Job job() {
            return Job.FD;
        }

        @Override
        public long eligible(Pass pass) {
            return 2;
        }

        @Override
        public List<String> next(Pass pass, @Nullable String after, int limit) {
            return List.of("breaks", "works");
        }

        @Override
        public PieceResult work(Pass pass, String piece) {
            if (piece.equals("breaks")) {
                throw new StackOverflowError();
            }
            return PieceResult.of(PieceResult.Kind.SUCCESS);
        }
    }

    @Test
    void aPieceThatEndsItsThreadIsAFaultOfThatPieceAndTheNextIsWorkedAt() throws InterruptedException {
        Instant slot = Instant.EPOCH;
        Tally tally = new Tally(new Counts(2, 0, 0, 0, 0, 0, 0));

        boolean through = new PassExecution<>(
                        new OneBreaks(),
                        new Pass(UUID.randomUUID(), Job.FD, slot, Trigger.CRON, JobScope.ALL, 0, slot),
                        tally,
                        Runnable::run,
                        1,
                        counts -> true,
                        () -> false)
                .run();

        assertThat(through).isTrue();
        assertThat(tally.counts()).isEqualTo(new Counts(2, 1, 0, 0, 1, 0, 1));
    }
}
