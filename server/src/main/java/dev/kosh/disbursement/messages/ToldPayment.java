package dev.kosh.disbursement.messages;

import dev.kosh.disbursement.PayeeType;
import dev.kosh.wire.Money;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A payment that a beneficiary hears of.
 *
 * @param eventId its failure; null when it was made
 * @param mobileNumber as sent with the instruction
 * @param utrNumber bank's number of the transaction that is told of
 * @param otherUtrNumber that of the debit, when a return is told of
 * @param endToEndId of its transfer
 */
record ToldPayment(
        UUID beneficiaryId,
        @Nullable UUID eventId,
        PayeeType payeeType,
        Money amount,
        @Nullable String mobileNumber,
        @Nullable String utrNumber,
        @Nullable String otherUtrNumber,
        @Nullable String endToEndId) {

    private static final String NO_REFERENCE = "NA";

    /** What the message calls the transaction. */
    String reference() {
        return Stream.of(utrNumber, otherUtrNumber, endToEndId)
                .filter(each -> each != null && !each.isBlank())
                .findFirst()
                .orElse(NO_REFERENCE);
    }

    ToldPayment withMobileNumber(@Nullable String number) {
        return new ToldPayment(
                beneficiaryId, eventId, payeeType, amount, number, utrNumber, otherUtrNumber, endToEndId);
    }

    /** Without the number. */
    @Override
    public String toString() {
        return "ToldPayment[%s, %s]".formatted(beneficiaryId, eventId);
    }
}
