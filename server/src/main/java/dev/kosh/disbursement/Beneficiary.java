package dev.kosh.disbursement;

import dev.kosh.wire.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One payment of an instruction: one attempt to pay one account. Name, mobile number and account number are not here but
 * in {@link SentPayee}, which is opened only where it is needed.
 *
 * @param number the beneficiary payment id ({@code BN-CTC/000312}), the same in all attempts of a chain
 * @param payeeId registry id, or {@code Deduction_<tenant>_<head code>} for a department
 * @param account blind index of account number and IFSC as sent; null without an account
 * @param facts what the treasury told of this attempt
 * @param attempt 1 for the first
 * @param latestAttempt whether no later instruction of the chain covers the payment
 * @param supersededBy the new original instruction that pays it after the correction window
 */
public record Beneficiary(
        UUID id,
        String number,
        String payeeId,
        PayeeType payeeType,
        @Nullable AccountIndex account,
        @Nullable String ifsc,
        @Nullable String accountType,
        Money amount,
        PaymentStatus status,
        @Nullable String statusMessage,
        PaymentFacts facts,
        int attempt,
        boolean latestAttempt,
        @Nullable UUID supersededBy,
        List<LineItem> lines,
        @Nullable JsonNode additionalDetails) {

    /** Whom it pays: several where they shared one account when it was made. */
    public List<String> payeeIds() {
        JsonNode together = additionalDetails == null ? null : additionalDetails.get("payees");
        return together == null || !together.isArray()
                ? List.of(payeeId)
                : together.valueStream().map(JsonNode::asString).toList();
    }

    /** Whether this attempt failed and no later one covers it. */
    public boolean isFailedAtLast() {
        return status == PaymentStatus.FAILED && latestAttempt && supersededBy == null;
    }
}
