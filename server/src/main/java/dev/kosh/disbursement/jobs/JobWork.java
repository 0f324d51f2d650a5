package dev.kosh.disbursement.jobs;

import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.JobRun.Counts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one job does, piece by piece. Pieces are worked at on several threads at once, each in transactions of its own;
 * what one of them throws concerns it alone.
 *
 * @param <P> a piece of work: small, and good for telling where the reading goes on
 */
public interface JobWork<P> {

    Job job();

    /** How many pieces are due in this pass. */
    long eligible(Pass pass);

    /**
     * The next pieces of a pass in a fixed order; fewer than the limit end the pass. Pieces that were worked at in this
     * pass already are left out, so that another process can go on where one died.
     *
     * @param after last piece of the reading before; null at the beginning
     */
    List<P> next(Pass pass, @Nullable P after, int limit);

    /** Works at one piece. */
    PieceResult work(Pass pass, P piece);

    /** How many pieces had no response in this slot and would be due in another pass. */
    default long unanswered(Pass pass) {
        return 0;
    }

    /**
     * What the passes of this run have brought so far, from what is stored: exact also when processes died under way.
     * Empty when that is not stored; then what was counted while working stands.
     */
    default Optional<Counts> recount(Pass pass) {
        return Optional.empty();
    }
}
