package dev.kosh.disbursement.progress;

import dev.kosh.disbursement.CallOutcome;
import dev.kosh.disbursement.CallReport;
import dev.kosh.disbursement.Changes;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.TreasuryDates;
import dev.kosh.disbursement.TreasuryOutcomes;
import dev.kosh.disbursement.TreasuryReply;
import dev.kosh.disbursement.polls.InstructionPoll;
import dev.kosh.disbursement.polls.PollTarget;
import dev.kosh.disbursement.polls.Verdict;
import dev.kosh.disbursement.reconciliation.Findings;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryService;
import java.time.Clock;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** PIS: whether the spending unit signed an instruction, or rejected it. */
@Component
class PisPoll implements InstructionPoll {

    /** Rule that what was signed is what was sent. */
    static final String SIGNED_AS_SENT = "R6";

    private final TreasuryOutcomes outcomes;
    private final Findings findings;
    private final ProgressSettings settings;
    private final Clock clock;

    PisPoll(TreasuryOutcomes outcomes, Findings findings, ProgressSettings settings, Clock clock) {
        this.outcomes = outcomes;
        this.findings = findings;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public TreasuryService api() {
        return TreasuryService.PIS;
    }

    @Override
    public ObjectNode params(PollTarget target) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("jitBillNo", target.number())
                .put("jitBillDate", TreasuryDates.date(target.billDate()))
                .put("ssuIaId", target.ssuId());
    }

    /** The words of an error are the only sign of a rejection. */
    @Override
    public Verdict verdict(PollTarget target, TreasuryAnswer answer) {
        String text = answer.errorText();
        if (answer.outcome() == Outcome.ERROR
                && answer.ofTreasury()
                && text != null
                && settings.saysRejected(text, target.number())) {
            return new Verdict(CallOutcome.REJECTED, answer.displayText(), null);
        }
        if (answer.outcome() == Outcome.SUCCESS
                && SignedAnswer.read(answer.data(), target.number()).isEmpty()) {
            return Verdict.unusable();
        }
        return Verdict.of(answer);
    }

    @Override
    public int apply(PollTarget target, TreasuryAnswer answer, CallReport report) {
        outcomes.apply(target.tenantId(), target.id(), report, locked -> changes(locked, answer, report));
        return 0;
    }

    /** What was signed for another amount or count goes no further until somebody has looked at it. */
    private Changes changes(PaymentInstruction locked, TreasuryAnswer answer, CallReport report) {
        if (report.outcome() == CallOutcome.REJECTED) {
            return Changes.NONE;
        }
        SignedAnswer signed = SignedAnswer.read(answer.data(), locked.number()).orElseThrow();
        Changes changes = Changes.reply(TreasuryReply.signed(signed.treasuryPiId(), signed.treasuryPiDate()));
        if (signed.agreesWith(locked)) {
            return changes;
        }
        findings.raise(
                locked.tenantId(),
                SIGNED_AS_SENT,
                locked.number(),
                SignedAnswer.inWords(locked),
                signed.inWords(),
                clock.instant());
        return changes.withAmountMismatch(true);
    }
}
