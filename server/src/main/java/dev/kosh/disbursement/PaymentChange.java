package dev.kosh.disbursement;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says of one payment that it lists.
 *
 * @param facts its members that are not null take the place of what is stored
 * @param statusMessage reason of a failure; null keeps what is there
 * @param moves whether the payment goes where the life cycle sends listed ones, as far as it may from where it stands;
 *     false fills in facts only
 * @param tellsOfFailure whether the beneficiary is to be told that his payment failed; that a payment was made is told
 *     whenever it becomes Successful
 * @param eventId the failure event, for that message
 * @param warnings what was odd about the row, for the page
 */
public record PaymentChange(
        UUID beneficiaryId,
        PaymentFacts facts,
        @Nullable String statusMessage,
        boolean moves,
        boolean tellsOfFailure,
        @Nullable UUID eventId,
        List<String> warnings) {

    /** A line of a debit scroll. */
    public static PaymentChange paid(UUID beneficiaryId, PaymentFacts facts) {
        return new PaymentChange(beneficiaryId, facts, null, true, false, null, List.of());
    }

    /** A payment that came back, told by an event that is new. */
    public static PaymentChange failed(
            UUID beneficiaryId,
            PaymentFacts facts,
            @Nullable String reason,
            boolean tells,
            UUID eventId,
            List<String> warnings) {
        return new PaymentChange(beneficiaryId, facts, reason, true, tells, eventId, warnings);
    }

    /**
     * This and what the same answer says of the payment further down: the later word counts where it has one, and what
     * either of them causes happens.
     */
    public PaymentChange then(PaymentChange later) {
        return new PaymentChange(
                beneficiaryId,
                facts.then(later.facts),
                later.statusMessage == null ? statusMessage : later.statusMessage,
                moves || later.moves,
                tellsOfFailure || later.tellsOfFailure,
                later.eventId == null ? eventId : later.eventId,
                later.warnings);
    }

    /** Facts to be filled in, without any change of status. */
    public static PaymentChange factsOnly(UUID beneficiaryId, PaymentFacts facts) {
        return new PaymentChange(beneficiaryId, facts, null, false, false, null, List.of());
    }
}
