package dev.kosh.disbursement;

import dev.kosh.events.Actor;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Failure records of the treasury, and the review of those that fit nowhere (docs/contract/disbursement-failures.md, review). */
public interface FailureReview {

    /** The records that fit, newest first. */
    List<FailureEvent> find(FailureCriteria criteria);

    /** How many fit, whatever limit and offset say. */
    long count(FailureCriteria criteria);

    /**
     * Says that a record in quarantine, or one that was put aside, is of that payment; it is applied as if the treasury had
     * said so.
     *
     * @throws dev.kosh.wire.RequestRefused when there is no such record or payment, or it cannot be of it
     */
    FailureEvent applyTo(TenantId tenant, UUID eventId, UUID beneficiaryId, Actor by);

    /**
     * Puts a record in quarantine aside, until somebody says of which payment it is.
     *
     * @param note why
     * @throws dev.kosh.wire.RequestRefused when there is no such record in quarantine
     */
    FailureEvent ignore(TenantId tenant, UUID eventId, @Nullable String note, Actor by);
}
