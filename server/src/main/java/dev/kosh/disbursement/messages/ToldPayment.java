package dev.kosh.disbursement.messages;

import dev.kosh.disbursement.PayeeType;
import dev.kosh.disbursement.store.PayeeShares.PayeeShare;
import dev.kosh.wire.Money;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A payment that a beneficiary hears of, or his part of one.
 *
 * @param eventId its failure; null when it was made
 * @param place among the people whom the payment pays, who are told each of his own part; {@link #FIRST} for one alone
 * @param mobileNumber as sent with the instruction; of those behind the first as it stands in the bill
 * @param utrNumber bank's number of the transaction that is told of
 * @param otherUtrNumber that of the debit, when a return is told of
 * @param endToEndId of its transfer
 */
record ToldPayment(
        UUID beneficiaryId,
        @Nullable UUID eventId,
        int place,
        PayeeType payeeType,
        Money amount,
        @Nullable String mobileNumber,
        @Nullable String utrNumber,
        @Nullable String otherUtrNumber,
        @Nullable String endToEndId) {

    static final int FIRST = 1;

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
                beneficiaryId, eventId, place, payeeType, amount, number, utrNumber, otherUtrNumber, endToEndId);
    }

    /** What one of several hears whom the payment pays. */
    ToldPayment shareOf(PayeeShare share) {
        return new ToldPayment(
                beneficiaryId,
                eventId,
                share.place(),
                share.payeeType(),
                share.amount(),
                share.place() == FIRST ? mobileNumber : share.mobileNumber(),
                utrNumber,
                otherUtrNumber,
                endToEndId);
    }

    /** What its message is known by, which is sent once. */
    String known() {
        String payment = String.valueOf(eventId == null ? beneficiaryId : eventId);
        return place == FIRST ? payment : payment + " " + place;
    }

    /** Without the number. */
    @Override
    public String toString() {
        return "ToldPayment[%s, %s, %d]".formatted(beneficiaryId, eventId, place);
    }
}
