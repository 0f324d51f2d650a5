package dev.kosh.disbursement.progress;

import dev.kosh.disbursement.CallReport;
import dev.kosh.disbursement.Changes;
import dev.kosh.disbursement.PaymentAdvice;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.TreasuryDates;
import dev.kosh.disbursement.TreasuryOutcomes;
import dev.kosh.disbursement.polls.InstructionPoll;
import dev.kosh.disbursement.polls.PollTarget;
import dev.kosh.disbursement.polls.Verdict;
import dev.kosh.disbursement.reconciliation.Findings;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryService;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** PAG: the payment advice, by which all later calls know an instruction. */
@Component
class PagPoll implements InstructionPoll {

    /** Rule that the advice pays what was sent. */
    static final String ADVISED_AS_SENT = "R7";

    /** Rule that a reference stands for one instruction. */
    static final String REFERENCE_ONCE = "BILL_REFERENCE";

    private final TreasuryOutcomes outcomes;
    private final BillReferences references;
    private final AdviceCheck check;
    private final Findings findings;
    private final Clock clock;

    PagPoll(TreasuryOutcomes outcomes, BillReferences references, AdviceCheck check, Findings findings, Clock clock) {
        this.outcomes = outcomes;
        this.references = references;
        this.check = check;
        this.findings = findings;
        this.clock = clock;
    }

    @Override
    public TreasuryService api() {
        return TreasuryService.PAG;
    }

    @Override
    public ObjectNode params(PollTarget target) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("pmtInstId", target.treasuryPiId())
                .put("pmtInstDate", target.treasuryPiDate())
                .put("billNo", target.number())
                .put("billDate", TreasuryDates.date(target.billDate()))
                .put("ssuIaId", target.ssuId());
    }

    /** An advice without token is not made yet; one with another instruction's reference cannot be ours. */
    @Override
    public Verdict verdict(PollTarget target, TreasuryAnswer answer) {
        if (answer.outcome() != Outcome.SUCCESS) {
            return Verdict.of(answer);
        }
        Optional<AdviceAnswer> advised = AdviceAnswer.read(answer.data(), target.number());
        if (advised.isEmpty()) {
            return Verdict.unusable();
        }
        PaymentAdvice advice = advised.get().advice();
        if (advice == null) {
            return Verdict.notYet();
        }
        Optional<String> owner = references.ownerBeside(target, advice.billReference());
        if (owner.isPresent()) {
            findings.raise(
                    target.tenantId(),
                    REFERENCE_ONCE,
                    target.number(),
                    "a reference of its own",
                    advice.billReference() + ", which is that of " + owner.get(),
                    clock.instant());
            return Verdict.refused("Online bill reference number %s is that of %s already"
                    .formatted(advice.billReference(), owner.get()));
        }
        return Verdict.of(answer);
    }

    @Override
    public int apply(PollTarget target, TreasuryAnswer answer, CallReport report) {
        AdviceAnswer advised = AdviceAnswer.read(answer.data(), target.number()).orElseThrow();
        outcomes.apply(target.tenantId(), target.id(), report, locked -> changes(locked, advised));
        return 0;
    }

    /** The treasury has advised already: a difference is put down for review and stops nothing. */
    private Changes changes(PaymentInstruction locked, AdviceAnswer advised) {
        List<String> differences = check.differences(locked, advised.payments());
        if (!differences.isEmpty()) {
            findings.raise(
                    locked.tenantId(),
                    ADVISED_AS_SENT,
                    locked.number(),
                    "net %s for %d beneficiaries as sent".formatted(locked.net(), locked.beneficiaryCount()),
                    String.join("; ", differences),
                    clock.instant());
        }
        ObjectNode counts = JsonNodeFactory.instance
                .objectNode()
                .put("rows", advised.payments().size())
                .put("warnings", differences.size());
        return Changes.NONE.withAdvice(Objects.requireNonNull(advised.advice())).withCounts(counts);
    }
}
