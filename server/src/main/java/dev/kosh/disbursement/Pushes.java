package dev.kosh.disbursement;

import dev.kosh.disbursement.revision.PushSettings;
import dev.kosh.disbursement.store.InstructionStore;
import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.Treasury;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryCall;
import dev.kosh.treasury.TreasuryRefusal;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/**
 * Sends original payment instructions. The order of things keeps a worker from being paid twice: what is to be sent is
 * stored first, then the call is made outside any transaction, then its outcome is applied. Whatever happens in between,
 * the instruction is Pending, and goes again under the same number.
 */
@Service
public class Pushes {

    private static final String ACCEPTED = "0";
    private static final String UNEXPECTED = "Unexpected response format";

    private final PushPreparation preparation;
    private final TreasuryOutcomes outcomes;
    private final InstructionStore instructions;
    private final Treasury treasury;
    private final PushSettings settings;

    Pushes(
            PushPreparation preparation,
            TreasuryOutcomes outcomes,
            InstructionStore instructions,
            Treasury treasury,
            PushSettings settings) {
        this.preparation = preparation;
        this.outcomes = outcomes;
        this.instructions = instructions;
        this.treasury = treasury;
        this.settings = settings;
    }

    /**
     * Pushes a pending or declined original instruction under its number: a pending one unchanged, a declined one made
     * anew from present bank data and funds.
     *
     * @param slot of the run that the push belongs to
     * @throws RequestRefused when it may not be pushed where it stands, or there is no treasury; nothing was sent then
     */
    public Pushed push(TenantId tenant, UUID id, Trigger trigger, @Nullable Instant slot, String by) {
        if (!treasury.isConfigured()) {
            throw new RequestRefused(
                    TreasuryRefusal.TREASURY_NOT_CONFIGURED, "this installation has no treasury to submit to");
        }
        PushPreparation.Prepared prepared = preparation.prepare(tenant, id, by);
        if (prepared.notSent() != null || prepared.params() == null) {
            return new Pushed(
                    prepared.instruction(),
                    prepared.notSent() == null
                            ? CallOutcome.INVALID
                            : prepared.notSent().outcome());
        }
        TreasuryAnswer answer = treasury.call(new TreasuryCall(
                tenant,
                TreasuryService.PI,
                prepared.instruction().number(),
                prepared.params(),
                slot == null ? null : BusinessCalendar.dateOf(slot),
                trigger));
        Verdict verdict = verdict(answer, prepared.instruction().number());
        CallReport report = new CallReport(
                TreasuryService.PI,
                verdict.outcome(),
                verdict.text(),
                verdict.glitch(),
                answer.attemptId(),
                trigger,
                slot,
                by);
        Optional<PaymentInstruction> applied =
                outcomes.applyAtOnce(tenant, id, report, pi -> Changes.reply(verdict.reply()));
        return new Pushed(applied.or(() -> instructions.byId(tenant, id)).orElseThrow(), verdict.outcome());
    }

    /** What an answer to a push means. */
    private record Verdict(
            CallOutcome outcome,
            @Nullable String text,
            @Nullable String glitch,
            TreasuryReply reply) {}

    private Verdict verdict(TreasuryAnswer answer, String number) {
        Glitch glitch = answer.glitch();
        String glitchCode = glitch == null ? null : glitch.name();
        if (answer.outcome() == Outcome.NO_RESPONSE) {
            return new Verdict(CallOutcome.NO_RESPONSE, null, glitchCode, TreasuryReply.NONE);
        }
        if (answer.outcome() == Outcome.ERROR) {
            return new Verdict(
                    refusal(answer.errorText(), answer.ofTreasury()),
                    answer.displayText(),
                    glitchCode,
                    TreasuryReply.NONE);
        }
        // Rows about other numbers are on record in the exchange log and say nothing about this one.
        Optional<JsonNode> row = answer.data().stream()
                .filter(each -> number.equals(text(each, "jitBillNo")))
                .findFirst();
        if (row.isEmpty()) {
            return new Verdict(CallOutcome.GLITCH, UNEXPECTED, Glitch.JIT_SCHEMA_INVALID.name(), TreasuryReply.NONE);
        }
        String code = text(row.get(), "successCode");
        String description = text(row.get(), "sucessDescrp");
        TreasuryReply reply = TreasuryReply.toPush(code, description);
        return ACCEPTED.equals(code)
                ? new Verdict(CallOutcome.SUCCESS, null, null, reply)
                : new Verdict(refusal(description, true), reply.successDescription(), null, reply);
    }

    private CallOutcome refusal(@Nullable String text, boolean ofTreasury) {
        if (!ofTreasury) {
            return CallOutcome.GLITCH;
        }
        return text != null && settings.saysDuplicate(text) ? CallOutcome.DUPLICATE : CallOutcome.ERROR;
    }

    private static @Nullable String text(JsonNode row, String member) {
        JsonNode value = row.path(member);
        return value.isValueNode() && !value.isNull() ? value.asString().strip() : null;
    }
}
