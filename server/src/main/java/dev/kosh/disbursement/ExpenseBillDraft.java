package dev.kosh.disbursement;

import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A bill as a client brings it.
 *
 * @param id of the bill to change; null for a new one
 * @param billNumber null: we make one
 * @param locale language of messages about it, such as {@code hi_IN}
 */
public record ExpenseBillDraft(
        TenantId tenantId,
        @Nullable UUID id,
        @Nullable String billNumber,
        Instant billDate,
        String businessService,
        String referenceId,
        Money total,
        boolean active,
        String workflowStatus,
        @Nullable JsonNode additionalDetails,
        List<Detail> details,
        String locale) {

    /** What is paid to one payee. */
    public record Detail(@Nullable UUID id, Payee payee, List<Line> lines) {}

    /** One amount. */
    public record Line(@Nullable UUID id, String headCode, Money amount, String kind, boolean active) {}
}
