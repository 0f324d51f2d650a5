package dev.kosh.disbursement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an answer says of an instruction beside the outcome itself. Members that are null, or empty, change nothing.
 *
 * @param reply its members that are not null take the place of what is stored
 * @param advice what the treasury calls the instruction
 * @param payments those that the answer lists
 * @param amountMismatch null keeps the mark
 * @param counts for the status log: {@code {"rows": 2, "applied": 1}}
 * @param pollUntil up to when this API is to be asked
 */
public record Changes(
        TreasuryReply reply,
        @Nullable PaymentAdvice advice,
        List<PaymentChange> payments,
        @Nullable Boolean amountMismatch,
        @Nullable ObjectNode counts,
        @Nullable Instant pollUntil) {

    public static final Changes NONE = new Changes(TreasuryReply.NONE, null, List.of(), null, null, null);

    public static Changes reply(TreasuryReply reply) {
        return new Changes(reply, null, List.of(), null, null, null);
    }

    public Changes withAdvice(PaymentAdvice itsAdvice) {
        return new Changes(reply, itsAdvice, payments, amountMismatch, counts, pollUntil);
    }

    public Changes withPayments(List<PaymentChange> listed) {
        return new Changes(reply, advice, List.copyOf(listed), amountMismatch, counts, pollUntil);
    }

    public Changes withAmountMismatch(boolean mismatch) {
        return new Changes(reply, advice, payments, mismatch, counts, pollUntil);
    }

    public Changes withCounts(ObjectNode itsCounts) {
        return new Changes(reply, advice, payments, amountMismatch, itsCounts, pollUntil);
    }

    public Changes withPollUntil(@Nullable Instant until) {
        return new Changes(reply, advice, payments, amountMismatch, counts, until);
    }
}
