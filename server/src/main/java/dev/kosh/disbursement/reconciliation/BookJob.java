package dev.kosh.disbursement.reconciliation;

import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.Reconciliation;
import dev.kosh.disbursement.jobs.JobWork;
import dev.kosh.disbursement.jobs.Pass;
import dev.kosh.disbursement.jobs.PieceResult;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The check of the books after the calls of the night; one piece of work. */
@Component
class BookJob implements JobWork<String> {

    private static final String THE_BOOKS = "the books";

    private final Reconciliation reconciliation;

    BookJob(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @Override
    public Job job() {
        return Job.RECONCILIATION;
    }

    @Override
    public long eligible(Pass pass) {
        return 1;
    }

    @Override
    public List<String> next(Pass pass, @Nullable String after, int limit) {
        return after == null ? List.of(THE_BOOKS) : List.of();
    }

    /** An error of the run means that a rule does not hold. */
    @Override
    public PieceResult work(Pass pass, String books) {
        boolean holds = reconciliation.check(pass.scope().tenantId()).holds();
        return PieceResult.of(holds ? PieceResult.Kind.SUCCESS : PieceResult.Kind.ERROR);
    }
}
