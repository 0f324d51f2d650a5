package dev.kosh.disbursement;

import dev.kosh.wire.Money;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One payment of an instruction that is to be stored.
 *
 * @param number the beneficiary payment id: new for an original, unchanged for a revised one
 * @param sentTo the snapshot that will be sent
 * @param attempt 1 for the first
 * @param amountByLine what of which payable line item it pays; sums up to the amount
 */
public record NewBeneficiary(
        UUID id,
        String number,
        String payeeId,
        PayeeType payeeType,
        SentPayee sentTo,
        @Nullable String ifsc,
        @Nullable String accountType,
        Money amount,
        int attempt,
        Map<UUID, Money> amountByLine,
        @Nullable JsonNode additionalDetails) {

    /** The next attempt of a payment that failed: the same amount for the same line items. */
    public static NewBeneficiary again(
            UUID id, Beneficiary failed, SentPayee sentTo, String ifsc, @Nullable String accountType) {
        JsonNode details = failed.additionalDetails();
        return new NewBeneficiary(
                id,
                failed.number(),
                failed.payeeId(),
                failed.payeeType(),
                sentTo,
                ifsc,
                accountType,
                failed.amount(),
                failed.attempt() + 1,
                failed.lines().stream().collect(Collectors.toMap(LineItem::lineItemId, LineItem::amount)),
                details == null ? null : ((ObjectNode) details.deepCopy()).without("warnings"));
    }

    /** Whether the treasury can be told where to pay. */
    public boolean hasSoundAccount() {
        return sentTo.accountNumber() != null
                && !sentTo.accountNumber().isBlank()
                && ifsc != null
                && BankAccountNumber.isIfsc(ifsc)
                && accountType != null;
    }
}
