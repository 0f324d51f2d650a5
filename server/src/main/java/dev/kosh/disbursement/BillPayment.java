package dev.kosh.disbursement;

import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.UUID;

/**
 * A payment of one or more bills, carried out by payment instructions.
 *
 * @param number {@code EP/CTC/2026-27/11/22/000083}
 */
public record BillPayment(
        UUID id,
        TenantId tenantId,
        String number,
        Money netPayable,
        Money netPaid,
        BillPaymentStatus status,
        ReferenceStatus referenceStatus,
        List<Line> lines,
        AuditDetails audit) {

    /** A line item of a bill as this payment covers it. */
    public record Line(
            UUID lineItemId, UUID billDetailId, UUID billId, Money amount, Money paid, BillPaymentStatus status) {}

    /** The same payment with its lines. */
    public BillPayment withLines(List<Line> its) {
        return new BillPayment(
                id, tenantId, number, netPayable, netPaid, status, referenceStatus, List.copyOf(its), audit);
    }

    /** The bills that it pays. */
    public List<UUID> billIds() {
        return lines.stream().map(Line::billId).distinct().toList();
    }
}
