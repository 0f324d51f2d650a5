package dev.kosh.disbursement;

import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A sanction of the treasury, where it stands, and what was allotted under it.
 *
 * @param financialYear {@code 2026-27}
 */
public record Sanction(
        UUID id,
        TenantId tenantId,
        String headOfAccount,
        String ddoCode,
        String programCode,
        String masterAllotmentId,
        Money sanctioned,
        String financialYear,
        Fund fund,
        List<Allotment> allotments,
        AuditDetails audit) {

    /** Where its money stands; {@code allotted = available + reserved + debited}, always. */
    public record Fund(Money allotted, Money available, Money reserved, Money debited) {}

    /** One allotment. */
    public record Allotment(
            UUID id,
            int serialNumber,
            String ssuAllotmentId,
            AllotmentKind kind,
            Money amount,
            Money sanctionBalance,
            LocalDate date) {}

    /** The same sanction with its allotments. */
    public Sanction withAllotments(List<Allotment> its) {
        return new Sanction(
                id,
                tenantId,
                headOfAccount,
                ddoCode,
                programCode,
                masterAllotmentId,
                sanctioned,
                financialYear,
                fund,
                List.copyOf(its),
                audit);
    }
}
