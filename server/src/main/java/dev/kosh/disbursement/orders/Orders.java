package dev.kosh.disbursement.orders;

import dev.kosh.disbursement.CallReport;
import dev.kosh.disbursement.Changes;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.Pushed;
import dev.kosh.disbursement.TreasuryOutcomes;
import dev.kosh.disbursement.polls.Occasion;
import dev.kosh.disbursement.store.InstructionStore;
import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.Treasury;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryCall;
import dev.kosh.treasury.TreasuryRefusal;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.RequestRefused;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends instructions, original and revised, that are on record as begun, and applies what becomes of them. The call is
 * made outside any transaction.
 */
@Component
public class Orders {

    private final Treasury treasury;
    private final TreasuryOutcomes outcomes;
    private final InstructionStore instructions;
    private final PushSettings settings;

    Orders(Treasury treasury, TreasuryOutcomes outcomes, InstructionStore instructions, PushSettings settings) {
        this.treasury = treasury;
        this.outcomes = outcomes;
        this.instructions = instructions;
        this.settings = settings;
    }

    /** An instruction that is about to be sent. */
    public record Order(PaymentInstruction instruction, ObjectNode params) {}

    /**
     * Without a treasury nothing may be put on record as sent.
     *
     * @throws RequestRefused {@link TreasuryRefusal#TREASURY_NOT_CONFIGURED}
     */
    public void requireTreasury() {
        if (!treasury.isConfigured()) {
            throw new RequestRefused(
                    TreasuryRefusal.TREASURY_NOT_CONFIGURED, "this installation has no treasury to submit to");
        }
    }

    /** The instruction as it stands after the call, and what became of the call. */
    public Pushed send(Order order, Occasion occasion) {
        PaymentInstruction sent = order.instruction();
        TreasuryService api = sent.isRevised() ? TreasuryService.COR : TreasuryService.PI;
        Instant slot = occasion.slot();
        TreasuryAnswer answer = treasury.call(new TreasuryCall(
                sent.tenantId(),
                api,
                sent.number(),
                order.params(),
                slot == null ? null : BusinessCalendar.dateOf(slot),
                occasion.trigger()));
        OrderAnswer meaning =
                OrderAnswer.of(answer, sent.isRevised() ? "jitCorBillNo" : "jitBillNo", sent.number(), settings);
        Glitch glitch = meaning.glitch();
        CallReport report = new CallReport(
                api,
                meaning.outcome(),
                meaning.text(),
                glitch == null ? null : glitch.name(),
                answer.attemptId(),
                occasion.trigger(),
                slot,
                occasion.by());
        Optional<PaymentInstruction> applied =
                outcomes.applyAtOnce(sent.tenantId(), sent.id(), report, locked -> Changes.reply(meaning.reply()));
        return new Pushed(
                applied.or(() -> instructions.byId(sent.tenantId(), sent.id())).orElseThrow(), meaning.outcome());
    }
}
