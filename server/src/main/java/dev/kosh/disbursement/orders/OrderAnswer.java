package dev.kosh.disbursement.orders;

import dev.kosh.disbursement.CallOutcome;
import dev.kosh.disbursement.TreasuryReply;
import dev.kosh.disbursement.polls.AnswerRow;
import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.TreasuryAnswer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an answer to an order means, PI and COR alike (docs/contract/disbursement.md, sending it). Only an error of the
 * treasury's own proves that it refused; whatever else goes wrong leaves open whether it took the order.
 *
 * @param text the error message as it may be kept in clear
 */
record OrderAnswer(
        CallOutcome outcome,
        @Nullable String text,
        @Nullable Glitch glitch,
        TreasuryReply reply) {

    private static final String ACCEPTED = "0";

    /**
     * Numbers are never given twice: when the treasury holds this one, it holds this instruction, from an earlier push or
     * because somebody between us repeated the call.
     *
     * @param numberMember member of a row that names the instruction it is about
     * @param number of the instruction that was sent
     */
    static OrderAnswer of(TreasuryAnswer answer, String numberMember, String number, PushSettings settings) {
        return switch (answer.outcome()) {
            case NO_RESPONSE -> new OrderAnswer(CallOutcome.NO_RESPONSE, null, answer.glitch(), TreasuryReply.NONE);
            case ERROR ->
                new OrderAnswer(
                        answer.ofTreasury() ? refusal(answer.errorText(), settings) : CallOutcome.GLITCH,
                        answer.displayText(),
                        answer.glitch(),
                        TreasuryReply.NONE);
            // Rows about other numbers are on record in the exchange log and say nothing about this one.
            case SUCCESS ->
                AnswerRow.all(answer.data()).stream()
                        .filter(row -> row.names(number, numberMember))
                        .findFirst()
                        .map(row -> of(row, settings))
                        .orElseGet(OrderAnswer::unusable);
        };
    }

    private static OrderAnswer of(AnswerRow row, PushSettings settings) {
        String code = row.text("successCode", "successCd");
        if (code == null) {
            return unusable();
        }
        String description = row.text("sucessDescrp", "successDescrp");
        TreasuryReply reply = TreasuryReply.toPush(code, description);
        return ACCEPTED.equals(code)
                ? new OrderAnswer(CallOutcome.SUCCESS, null, null, reply)
                : new OrderAnswer(
                        refusal(description, settings),
                        Optional.ofNullable(reply.successDescription()).orElse("successCode " + code),
                        null,
                        reply);
    }

    private static CallOutcome refusal(@Nullable String text, PushSettings settings) {
        return text != null && settings.saysDuplicate(text) ? CallOutcome.DUPLICATE : CallOutcome.ERROR;
    }

    /** Nothing in it says what became of this instruction. */
    private static OrderAnswer unusable() {
        return new OrderAnswer(
                CallOutcome.GLITCH,
                Glitch.JIT_SCHEMA_INVALID.bannerText(),
                Glitch.JIT_SCHEMA_INVALID,
                TreasuryReply.NONE);
    }
}
