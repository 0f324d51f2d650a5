package dev.kosh.disbursement;

import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The bank accounts of one payee (docs/contract/disbursement-intake.md, bank accounts).
 *
 * @param payeeId {@code referenceId} on the wire
 * @param pendingChange a correction that waits for a second person
 */
public record BankAccount(
        UUID id,
        TenantId tenantId,
        String serviceCode,
        String payeeId,
        List<Detail> details,
        @Nullable JsonNode additionalDetails,
        @Nullable Change pendingChange,
        AuditDetails audit) {

    /**
     * One account; encrypted at rest, and its text does not tell the number.
     *
     * @param branchType {@code IFSC}
     */
    public record Detail(
            UUID id,
            @Nullable String holder,
            String number,
            String type,
            boolean primary,
            boolean active,
            String branchType,
            String ifsc) {

        @Override
        public String toString() {
            return "Detail[" + id + "]";
        }
    }

    /**
     * A correction: what the details shall be.
     *
     * @param state {@code PROPOSED}, {@code APPROVED}, {@code REFUSED}
     * @param proposedAt epoch milliseconds
     */
    public record Change(
            UUID id,
            UUID bankAccountId,
            List<Detail> details,
            String state,
            @Nullable String reason,
            String proposedBy,
            long proposedAt,
            @Nullable String decidedBy,
            @Nullable Long decidedAt) {}

    /**
     * How the accounts stood from a moment on.
     *
     * @param at epoch milliseconds
     */
    public record Version(
            List<Detail> details,
            String changedBy,
            @Nullable String approvedBy,
            long at) {}
}
