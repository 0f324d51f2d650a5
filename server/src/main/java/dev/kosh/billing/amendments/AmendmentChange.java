package dev.kosh.billing.amendments;

import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a caller does with an amendment, and what he changes of it; what is null stays as it is stored.
 *
 * @param number the amendment's, {@code DN-…}
 * @param action of the workflow
 * @param documents those with the id of a stored one replace it, others are added
 * @param additionalDetails joined with what is stored
 */
public record AmendmentChange(
        TenantId tenantId,
        String number,
        String action,
        @Nullable AmendmentReason reason,
        @Nullable String reasonDocumentNumber,
        @Nullable Instant effectiveFrom,
        @Nullable Instant effectiveTill,
        List<AmendmentDocument> documents,
        @Nullable JsonNode additionalDetails) {}
