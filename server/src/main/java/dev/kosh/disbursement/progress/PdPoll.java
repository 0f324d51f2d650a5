package dev.kosh.disbursement.progress;

import dev.kosh.disbursement.CallReport;
import dev.kosh.disbursement.Changes;
import dev.kosh.disbursement.PaymentAdvice;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.TreasuryOutcomes;
import dev.kosh.disbursement.polls.InstructionPoll;
import dev.kosh.disbursement.polls.PollTarget;
import dev.kosh.disbursement.polls.Verdict;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryService;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** PD: the debit scroll, which says for whom money left. The first one completes an instruction; more may follow. */
@Component
class PdPoll implements InstructionPoll {

    private final TreasuryOutcomes outcomes;
    private final ScrollMatching matching;
    private final ProgressSettings settings;

    PdPoll(TreasuryOutcomes outcomes, ScrollMatching matching, ProgressSettings settings) {
        this.outcomes = outcomes;
        this.matching = matching;
        this.settings = settings;
    }

    @Override
    public TreasuryService api() {
        return TreasuryService.PD;
    }

    @Override
    public ObjectNode params(PollTarget target) {
        PaymentAdvice advice = target.advice();
        return JsonNodeFactory.instance
                .objectNode()
                .put("finYear", advice == null ? null : advice.financialYear())
                .put("extAppName", settings.appName())
                .put("billRefNo", advice == null ? null : advice.billReference())
                .put("tokenNumber", advice == null ? null : advice.tokenNumber())
                .put("tokenDate", advice == null ? null : advice.tokenDate());
    }

    @Override
    public Verdict verdict(PollTarget target, TreasuryAnswer answer) {
        if (answer.outcome() != Outcome.SUCCESS) {
            return Verdict.of(answer);
        }
        DebitScroll scroll = read(target, answer);
        if (!scroll.found()) {
            return Verdict.unusable();
        }
        return scroll.lines().isEmpty() ? Verdict.notYet() : Verdict.of(answer);
    }

    @Override
    public int apply(PollTarget target, TreasuryAnswer answer, CallReport report) {
        DebitScroll scroll = read(target, answer);
        outcomes.apply(target.tenantId(), target.id(), report, locked -> changes(locked, scroll, report));
        return 0;
    }

    private Changes changes(PaymentInstruction locked, DebitScroll scroll, CallReport report) {
        ScrollMatching.Matched matched = matching.match(locked, scroll, report);
        return Changes.NONE
                .withAdvice(Objects.requireNonNull(locked.advice(), "PD is asked with the advice's token")
                        .withVoucher(scroll.voucherNumber(), scroll.voucherDate()))
                .withPayments(matched.payments())
                .withCounts(matched.counts());
    }

    private static DebitScroll read(PollTarget target, TreasuryAnswer answer) {
        return DebitScroll.read(answer.data(), target.number(), reference(target.advice()));
    }

    private static String reference(@Nullable PaymentAdvice advice) {
        return advice == null ? "" : advice.billReference();
    }
}
