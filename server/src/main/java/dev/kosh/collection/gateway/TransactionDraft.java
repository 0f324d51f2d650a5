package dev.kosh.collection.gateway;

import dev.kosh.wire.TenantId;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A transaction as a caller asks for it, before any rule was applied.
 *
 * @param callbackUrl the page to which the payer comes back
 * @param payerName of whoever pays, with his mobile number (ten digits)
 */
public record TransactionDraft(
        TenantId tenantId,
        BigDecimal rupees,
        String billId,
        String consumerCode,
        String productInfo,
        String gateway,
        String callbackUrl,
        List<Part> parts,
        String payerName,
        String payerMobileNumber,
        @Nullable String payerEmail,
        @Nullable JsonNode additionalDetails,
        String locale) {

    /** @param billId null when the text that came is no id */
    public record Part(
            @Nullable UUID billId,
            BigDecimal paidRupees,
            @Nullable BigDecimal taxRupees) {}
}
