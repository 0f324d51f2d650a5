package dev.kosh.disbursement.revision;

import dev.kosh.disbursement.CallOutcome;
import dev.kosh.disbursement.CallReport;
import dev.kosh.disbursement.Changes;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.TreasuryOutcomes;
import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.Treasury;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryCall;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.BusinessCalendar;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Sends a revised instruction that is on record as begun, and applies what becomes of it. */
@Component
class RevisionPushes {

    private final Treasury treasury;
    private final TreasuryOutcomes outcomes;
    private final PushSettings settings;
    private final TransactionTemplate ownTransaction;

    RevisionPushes(
            Treasury treasury,
            TreasuryOutcomes outcomes,
            PushSettings settings,
            PlatformTransactionManager transactions) {
        this.treasury = treasury;
        this.outcomes = outcomes;
        this.settings = settings;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * An order that is about to be sent.
     *
     * @param pushedBefore whether the treasury may hold the number from an earlier push
     */
    record Order(PaymentInstruction revised, ObjectNode params, boolean pushedBefore) {}

    /** Why and for whom an order is sent. */
    record Occasion(Trigger trigger, @Nullable Instant slot, String by) {}

    CallOutcome send(Order order, Occasion occasion) {
        PaymentInstruction revised = order.revised();
        TreasuryAnswer answer = treasury.call(new TreasuryCall(
                revised.tenantId(),
                TreasuryService.COR,
                revised.number(),
                order.params(),
                occasion.slot() == null ? null : BusinessCalendar.dateOf(occasion.slot()),
                occasion.trigger()));
        CorrectionAnswer meaning = CorrectionAnswer.of(answer, revised.number(), order.pushedBefore(), settings);
        Glitch glitch = meaning.glitch();
        CallReport report = new CallReport(
                TreasuryService.COR,
                meaning.outcome(),
                meaning.text(),
                glitch == null ? null : glitch.name(),
                answer.attemptId(),
                occasion.trigger(),
                occasion.slot(),
                occasion.by());
        // What the treasury did stands, whatever becomes of the call that made us ask.
        ownTransaction.executeWithoutResult(status ->
                outcomes.apply(revised.tenantId(), revised.id(), report, locked -> Changes.reply(meaning.reply())));
        return meaning.outcome();
    }
}
