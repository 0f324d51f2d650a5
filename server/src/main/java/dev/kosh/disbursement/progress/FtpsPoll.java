package dev.kosh.disbursement.progress;

import dev.kosh.disbursement.CallReport;
import dev.kosh.disbursement.Changes;
import dev.kosh.disbursement.PaymentAdvice;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.TreasuryDates;
import dev.kosh.disbursement.TreasuryOutcomes;
import dev.kosh.disbursement.failures.ParkedFailures;
import dev.kosh.disbursement.polls.InstructionPoll;
import dev.kosh.disbursement.polls.PollTarget;
import dev.kosh.disbursement.polls.Verdict;
import dev.kosh.disbursement.reconciliation.Findings;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryService;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * FTPS: the debit scroll of a revised instruction, which also tells what the treasury calls it
 * (docs/contract/disbursement-failures.md, FTPS).
 */
@Component
class FtpsPoll implements InstructionPoll {

    private final TreasuryOutcomes outcomes;
    private final ScrollMatching matching;
    private final BillReferences references;
    private final ParkedFailures parked;
    private final Findings findings;
    private final ProgressSettings settings;
    private final Clock clock;

    FtpsPoll(
            TreasuryOutcomes outcomes,
            ScrollMatching matching,
            BillReferences references,
            ParkedFailures parked,
            Findings findings,
            ProgressSettings settings,
            Clock clock) {
        this.outcomes = outcomes;
        this.matching = matching;
        this.references = references;
        this.parked = parked;
        this.findings = findings;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public TreasuryService api() {
        return TreasuryService.FTPS;
    }

    /** To the letter what COR said of the two instructions. */
    @Override
    public ObjectNode params(PollTarget target) {
        PollTarget.Root root = target.root();
        return JsonNodeFactory.instance
                .objectNode()
                .put("jitCorBillNo", target.number())
                .put("jitCorBillDate", TreasuryDates.dateTime(target.billDate()))
                .put("jitCorBillDeptCode", settings.appName())
                .put("jitOrgBillRefNo", root == null ? null : root.billReference())
                .put("jitOrgBillNo", root == null ? null : root.number())
                .put("jitOrgBillDate", root == null ? null : TreasuryDates.dateTime(root.billDate()));
    }

    /** A reference that is that of another instruction, the original above all, cannot be the revised one's. */
    @Override
    public Verdict verdict(PollTarget target, TreasuryAnswer answer) {
        if (answer.outcome() != Outcome.SUCCESS) {
            return Verdict.of(answer);
        }
        DebitScroll scroll = read(target, answer);
        if (!scroll.found()) {
            return Verdict.unusable();
        }
        if (scroll.lines().isEmpty()) {
            return Verdict.notYet();
        }
        String reference = reference(target, scroll);
        if (reference == null) {
            return Verdict.unusable();
        }
        Optional<String> owner = references.ownerBeside(target, reference);
        if (owner.isPresent()) {
            findings.raise(
                    target.tenantId(),
                    PagPoll.REFERENCE_ONCE,
                    target.number(),
                    "a reference of its own",
                    reference + ", which is that of " + owner.get(),
                    clock.instant());
            return Verdict.refused(
                    "Online bill reference number %s is that of %s already".formatted(reference, owner.get()));
        }
        return Verdict.of(answer);
    }

    @Override
    @Transactional
    public int apply(PollTarget target, TreasuryAnswer answer, CallReport report) {
        DebitScroll scroll = read(target, answer);
        parked.lockChain(target.tenantId(), target.id());
        boolean applied = outcomes.apply(
                target.tenantId(), target.id(), report, locked -> changes(target, locked, scroll, report));
        if (applied) {
            parked.retry(target.tenantId(), target.id());
        }
        return 0;
    }

    private Changes changes(PollTarget target, PaymentInstruction locked, DebitScroll scroll, CallReport report) {
        ScrollMatching.Matched matched = matching.match(locked, scroll, report);
        PaymentAdvice known = locked.advice();
        PaymentAdvice advice = known == null
                ? new PaymentAdvice(
                        Objects.requireNonNull(reference(target, scroll), "checked with the verdict"),
                        null,
                        null,
                        null,
                        scroll.tokenNumber(),
                        scroll.tokenDate(),
                        scroll.voucherNumber(),
                        scroll.voucherDate())
                : known.withVoucher(scroll.voucherNumber(), scroll.voucherDate());
        return Changes.NONE.withAdvice(advice).withPayments(matched.payments()).withCounts(matched.counts());
    }

    /** What the treasury called it first stays its reference. */
    private static @Nullable String reference(PollTarget target, DebitScroll scroll) {
        PaymentAdvice known = target.advice();
        return known == null ? scroll.billReference() : known.billReference();
    }

    private static DebitScroll read(PollTarget target, TreasuryAnswer answer) {
        PaymentAdvice advice = target.advice();
        return DebitScroll.read(answer.data(), target.number(), advice == null ? "" : advice.billReference());
    }
}
