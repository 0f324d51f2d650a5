package dev.kosh.disbursement;

import dev.kosh.wire.Money;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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

    /** Whether the treasury can be told where to pay. */
    public boolean hasSoundAccount() {
        return sentTo.accountNumber() != null
                && !sentTo.accountNumber().isBlank()
                && ifsc != null
                && BankAccountNumber.isIfsc(ifsc)
                && accountType != null;
    }
}
