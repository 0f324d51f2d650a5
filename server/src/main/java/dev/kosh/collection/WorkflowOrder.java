package dev.kosh.collection;

import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a caller wants done with payments of one tenant: all of it or nothing.
 *
 * @param locale language of the payers' messages
 * @param steps one per payment
 */
public record WorkflowOrder(TenantId tenantId, WorkflowAction action, String locale, List<Step> steps) {

    /**
     * @param paymentId null when the text that came is no id
     * @param reason a code or a text; kept when the payment is undone
     * @param billDetails joined with the additional details of the bills in the payment's receipts
     */
    public record Step(
            @Nullable UUID paymentId,
            @Nullable String reason,
            @Nullable JsonNode billDetails) {}
}
