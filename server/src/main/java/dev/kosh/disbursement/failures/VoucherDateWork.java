package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.CallReport;
import dev.kosh.disbursement.Changes;
import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.TreasuryOutcomes;
import dev.kosh.disbursement.jobs.JobWork;
import dev.kosh.disbursement.jobs.Pass;
import dev.kosh.disbursement.jobs.PieceResult;
import dev.kosh.disbursement.orders.PushSettings;
import dev.kosh.disbursement.polls.Verdict;
import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.Treasury;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryCall;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.BusinessCalendar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The job FD in the profile by voucher date: one call for each date, its answer is spread over the instructions
 * (docs/contract/disbursement-failures.md, requests).
 */
final class VoucherDateWork implements JobWork<VoucherDay> {

    private final VoucherDays days;
    private final FailureAnswers answers;
    private final TreasuryOutcomes outcomes;
    private final Treasury treasury;
    private final FailureSettings settings;
    private final PushSettings push;

    VoucherDateWork(
            VoucherDays days,
            FailureAnswers answers,
            TreasuryOutcomes outcomes,
            Treasury treasury,
            FailureSettings settings,
            PushSettings push) {
        this.days = days;
        this.answers = answers;
        this.outcomes = outcomes;
        this.treasury = treasury;
        this.settings = settings;
        this.push = push;
    }

    @Override
    public Job job() {
        return Job.FD;
    }

    @Override
    public long eligible(Pass pass) {
        return next(pass, null, settings.bulk().maxDates()).size();
    }

    /** All dates of a pass at once: each falls out of the list when it was asked. */
    @Override
    public List<VoucherDay> next(Pass pass, @Nullable VoucherDay after, int limit) {
        return treasury.isConfigured() && after == null
                ? days.due(pass, Math.min(limit, settings.bulk().maxDates()))
                : List.of();
    }

    @Override
    public PieceResult work(Pass pass, VoucherDay day) {
        TreasuryAnswer answer = treasury.call(new TreasuryCall(
                day.state(),
                TreasuryService.FD,
                "vouchers of " + day.date(),
                FailedPaymentsRequest.ofVoucherDate(day.date(), push.appName()),
                BusinessCalendar.dateOf(pass.slot()),
                trigger(pass)));
        Verdict verdict = Verdict.of(answer);
        Glitch glitch = verdict.glitch();
        CallReport report = new CallReport(
                TreasuryService.FD,
                verdict.outcome(),
                verdict.text(),
                glitch == null ? null : glitch.name(),
                answer.attemptId(),
                trigger(pass),
                pass.slot(),
                FailureSource.SYSTEM);
        List<VoucherDays.Paid> asked = days.of(day);
        if (verdict.isSuccess()) {
            return new PieceResult(PieceResult.Kind.SUCCESS, answers.apply(day.state(), asked, answer.data(), report));
        }
        asked.forEach(pi -> outcomes.note(pi.tenantId(), pi.id(), pi.status(), false, report, Changes.NONE));
        return PieceResult.of(
                answer.outcome() == Outcome.NO_RESPONSE ? PieceResult.Kind.NO_RESPONSE : PieceResult.Kind.ERROR);
    }

    @Override
    public long unanswered(Pass pass) {
        return days.unanswered(pass);
    }

    private static Trigger trigger(Pass pass) {
        if (pass.trigger() == Trigger.MANUAL) {
            return Trigger.MANUAL;
        }
        return pass.isCatchUp() ? Trigger.CATCHUP : Trigger.CRON;
    }
}
