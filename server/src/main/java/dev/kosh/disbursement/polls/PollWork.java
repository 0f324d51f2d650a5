package dev.kosh.disbursement.polls;

import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.JobRun.Counts;
import dev.kosh.disbursement.jobs.JobWork;
import dev.kosh.disbursement.jobs.Pass;
import dev.kosh.disbursement.jobs.PieceResult;
import dev.kosh.treasury.Treasury;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.BusinessCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The job of one service: asks about each instruction that is due. */
final class PollWork implements JobWork<PollTarget> {

    /** Who acts when nobody does. */
    static final String SYSTEM = "SYSTEM";

    private final TreasuryService api;
    private final InstructionPolls polls;
    private final PollTargets targets;
    private final PollTallies tallies;
    private final Treasury treasury;
    private final int horizonDays;

    PollWork(
            TreasuryService api,
            InstructionPolls polls,
            PollTargets targets,
            PollTallies tallies,
            Treasury treasury,
            int horizonDays) {
        this.api = api;
        this.polls = polls;
        this.targets = targets;
        this.tallies = tallies;
        this.treasury = treasury;
        this.horizonDays = horizonDays;
    }

    @Override
    public Job job() {
        return Job.valueOf(api.name());
    }

    @Override
    public long eligible(Pass pass) {
        return treasury.isConfigured() ? targets.count(api, pass, since(pass)) : 0;
    }

    @Override
    public List<PollTarget> next(Pass pass, @Nullable PollTarget after, int limit) {
        return treasury.isConfigured() ? targets.next(api, pass, since(pass), after, limit) : List.of();
    }

    @Override
    public PieceResult work(Pass pass, PollTarget target) {
        return polls.ask(api, target, new Occasion(trigger(pass), pass.slot(), SYSTEM));
    }

    @Override
    public long unanswered(Pass pass) {
        return treasury.isConfigured() ? targets.unanswered(api, pass, since(pass)) : 0;
    }

    @Override
    public Optional<Counts> recount(Pass pass) {
        return Optional.of(tallies.of(api, pass));
    }

    private LocalDate since(Pass pass) {
        return BusinessCalendar.dateOf(pass.slot()).minusDays(horizonDays);
    }

    private static Trigger trigger(Pass pass) {
        if (pass.trigger() == Trigger.MANUAL) {
            return Trigger.MANUAL;
        }
        return pass.isCatchUp() ? Trigger.CATCHUP : Trigger.CRON;
    }
}
