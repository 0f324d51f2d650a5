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
import tools.jackson.databind.node.ObjectNode;

/** Sends a revised instruction that is on record as begun, and applies what becomes of it. */
@Component
class RevisionPushes {

    private final Treasury treasury;
    private final TreasuryOutcomes outcomes;
    private final PushSettings settings;

    RevisionPushes(Treasury treasury, TreasuryOutcomes outcomes, PushSettings settings) {
        this.treasury = treasury;
        this.outcomes = outcomes;
        this.settings = settings;
    }

    /** An order that is about to be sent. */
    record Order(PaymentInstruction revised, ObjectNode params) {}

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
        CorrectionAnswer meaning = CorrectionAnswer.of(answer, revised.number(), settings);
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
        outcomes.applyAtOnce(revised.tenantId(), revised.id(), report, locked -> Changes.reply(meaning.reply()));
        return meaning.outcome();
    }
}
