package dev.kosh.billing.amendments;

import dev.kosh.billing.ConsumerKey;
import dev.kosh.wire.AuditDetails;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lines that join a consumer's dues for a reason from outside, once somebody approved them.
 *
 * @param number for people: {@code DN-…} for what adds to the dues, {@code CN-…} for what lessens them
 * @param amendedDemandId the demand that took the lines; set when the status is {@code CONSUMED}
 */
public record Amendment(
        UUID id,
        String number,
        ConsumerKey consumer,
        AmendmentStatus status,
        AmendmentState state,
        List<AmendmentLine> lines,
        AmendmentFacts facts,
        @Nullable UUID amendedDemandId,
        AuditDetails audit) {

    Amendment numbered(String newNumber) {
        return new Amendment(id, newNumber, consumer, status, state, lines, facts, amendedDemandId, audit);
    }

    Amendment moved(AmendmentState to, AmendmentFacts newFacts, AuditDetails newAudit) {
        return new Amendment(id, number, consumer, to.status(), to, lines, newFacts, amendedDemandId, newAudit);
    }

    /** The same after a demand took its lines. */
    public Amendment consumedBy(UUID demandId, AuditDetails newAudit) {
        return new Amendment(id, number, consumer, AmendmentStatus.CONSUMED, state, lines, facts, demandId, newAudit);
    }
}
