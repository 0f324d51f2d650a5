package dev.kosh.disbursement.revision;

import dev.kosh.disbursement.CallOutcome;
import dev.kosh.disbursement.TreasuryReply;
import dev.kosh.disbursement.polls.AnswerRow;
import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.TreasuryAnswer;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an answer to COR means (docs/contract/disbursement-failures.md, outcome of COR). Only an error of the treasury's
 * own proves that it refused; whatever else goes wrong leaves open whether it took the order.
 *
 * @param text the error message as it may be kept in clear
 */
record CorrectionAnswer(
        CallOutcome outcome,
        @Nullable String text,
        @Nullable Glitch glitch,
        TreasuryReply reply) {

    private static final String ACCEPTED = "0";

    /**
     * Numbers are never given twice: when the treasury holds this one, it holds this instruction, from an earlier push or
     * because somebody between us repeated the call.
     *
     * @param number of the revised instruction
     */
    static CorrectionAnswer of(TreasuryAnswer answer, String number, PushSettings settings) {
        return switch (answer.outcome()) {
            case NO_RESPONSE ->
                new CorrectionAnswer(CallOutcome.NO_RESPONSE, null, answer.glitch(), TreasuryReply.NONE);
            case ERROR -> error(answer, settings);
            case SUCCESS ->
                AnswerRow.all(answer.data()).stream()
                        .filter(row -> row.names(number, "jitCorBillNo"))
                        .findFirst()
                        .map(CorrectionAnswer::of)
                        .orElseGet(CorrectionAnswer::notOurs);
        };
    }

    private static CorrectionAnswer error(TreasuryAnswer answer, PushSettings settings) {
        CallOutcome outcome = CallOutcome.GLITCH;
        if (answer.ofTreasury()) {
            boolean duplicate = settings.saysDuplicate(Objects.requireNonNullElse(answer.errorText(), ""));
            outcome = duplicate ? CallOutcome.DUPLICATE : CallOutcome.ERROR;
        }
        return new CorrectionAnswer(outcome, answer.displayText(), answer.glitch(), TreasuryReply.NONE);
    }

    private static CorrectionAnswer of(AnswerRow row) {
        String code = row.text("successCode", "successCd");
        String description = row.text("sucessDescrp", "successDescrp");
        TreasuryReply reply = TreasuryReply.toPush(code, description);
        return ACCEPTED.equals(code)
                ? new CorrectionAnswer(CallOutcome.SUCCESS, null, null, reply)
                : new CorrectionAnswer(
                        CallOutcome.ERROR,
                        Optional.ofNullable(reply.successDescription()).orElse("successCode " + code),
                        null,
                        reply);
    }

    /** Rows came, but none about this instruction. */
    private static CorrectionAnswer notOurs() {
        return new CorrectionAnswer(
                CallOutcome.GLITCH,
                Glitch.JIT_SCHEMA_INVALID.bannerText(),
                Glitch.JIT_SCHEMA_INVALID,
                TreasuryReply.NONE);
    }
}
