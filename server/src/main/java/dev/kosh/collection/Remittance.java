package dev.kosh.collection;

import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A deposit slip as the finance system keeps it (docs/contract/collection.md, remittances). It changes no payment: REMIT
 * of the workflow does.
 *
 * @param id 32 hexadecimal digits; null before it is kept
 * @param receipts {@code [{receipt}]}, as they came
 * @param details {@code [{chartOfAccount, creditAmount, debitAmount}]}, as they came
 * @param instruments {@code [{instrument, reconciled}]}, as they came
 * @param audit null before it is kept
 */
public record Remittance(
        @Nullable String id,
        TenantId tenantId,
        String referenceNumber,
        Instant referenceDate,
        @Nullable String voucherHeader,
        @Nullable String function,
        @Nullable String fund,
        @Nullable String remarks,
        @Nullable String reasonForDelay,
        @Nullable String bankAccount,
        JsonNode receipts,
        JsonNode details,
        JsonNode instruments,
        @Nullable AuditDetails audit) {

    /** The only status that the finance system's slips have. */
    public static final String STATUS = "APPROVED";
}
