package dev.kosh.disbursement.orders;

import dev.kosh.disbursement.CallOutcome;
import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.PiType;
import dev.kosh.disbursement.jobs.JobWork;
import dev.kosh.disbursement.jobs.Pass;
import dev.kosh.disbursement.jobs.PieceResult;
import dev.kosh.treasury.Treasury;
import dev.kosh.wire.RequestRefused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends pending instructions of one type again, under their numbers. */
final class RepushJob implements JobWork<PushTarget> {

    private final Job job;
    private final PiType type;
    private final PushTargets targets;
    private final Treasury treasury;
    private final Again again;

    /** Sends one instruction again. */
    @FunctionalInterface
    interface Again {
        CallOutcome push(Pass pass, PushTarget target);
    }

    RepushJob(Job job, PiType type, PushTargets targets, Treasury treasury, Again again) {
        this.job = job;
        this.type = type;
        this.targets = targets;
        this.treasury = treasury;
        this.again = again;
    }

    @Override
    public Job job() {
        return job;
    }

    @Override
    public long eligible(Pass pass) {
        return treasury.isConfigured() ? targets.count(type, pass) : 0;
    }

    @Override
    public List<PushTarget> next(Pass pass, @Nullable PushTarget after, int limit) {
        return treasury.isConfigured() ? targets.next(type, pass, after, limit) : List.of();
    }

    @Override
    public PieceResult work(Pass pass, PushTarget target) {
        try {
            return PieceResult.of(
                    switch (again.push(pass, target)) {
                        case NO_RESPONSE -> PieceResult.Kind.NO_RESPONSE;
                        case SUCCESS -> PieceResult.Kind.SUCCESS;
                        case ERROR, GLITCH, DUPLICATE, REJECTED -> PieceResult.Kind.ERROR;
                        case NO_FUNDS, INVALID -> PieceResult.Kind.NOT_CALLED;
                    });
        } catch (RequestRefused moved) {
            // Somebody was quicker, or a push of it is under way.
            return PieceResult.of(PieceResult.Kind.NOT_CALLED);
        }
    }
}
