package dev.kosh.disbursement;

import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A bill of wages, purchase or supervision that is to be paid (docs/contract/disbursement-intake.md).
 *
 * @param businessService {@code works.wages}, {@code works.purchase}, {@code works.supervision}
 * @param referenceId begins with the work order's number, up to the first underscore
 * @param active false when it was withdrawn
 * @param workflowStatus {@code APPROVED} makes it payable
 * @param paymentStatus status of its payment; null while nothing pays it
 */
public record ExpenseBill(
        UUID id,
        TenantId tenantId,
        String billNumber,
        Instant billDate,
        String businessService,
        String referenceId,
        Money total,
        Money paid,
        boolean active,
        String workflowStatus,
        @Nullable BillPaymentStatus paymentStatus,
        @Nullable JsonNode additionalDetails,
        List<BillDetail> details,
        AuditDetails audit) {

    public static final String APPROVED = "APPROVED";

    /** Whoever brought the bill is told; nothing else follows from it. */
    public static final String REJECTED = "REJECTED";

    public static final String PURCHASE = "works.purchase";
    public static final String SUPERVISION = "works.supervision";

    /** Whether a payment may be made for it. */
    public boolean isDue() {
        return active && workflowStatus.equals(APPROVED) && paymentStatus == null;
    }

    /** The work order that it belongs to. */
    public String workOrder() {
        int end = referenceId.indexOf('_');
        return end < 0 ? referenceId : referenceId.substring(0, end);
    }

    /** The same bill with its details. */
    public ExpenseBill withDetails(List<BillDetail> its) {
        return new ExpenseBill(
                id,
                tenantId,
                billNumber,
                billDate,
                businessService,
                referenceId,
                total,
                paid,
                active,
                workflowStatus,
                paymentStatus,
                additionalDetails,
                List.copyOf(its),
                audit);
    }
}
