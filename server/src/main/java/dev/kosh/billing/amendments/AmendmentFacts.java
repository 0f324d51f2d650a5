package dev.kosh.billing.amendments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What may still change of an amendment while it waits for a decision.
 *
 * @param reasonDocumentNumber of the order or notice behind it
 * @param effectiveFrom only demands whose period touches the span that begins here take it later on; null: no bound
 */
public record AmendmentFacts(
        AmendmentReason reason,
        @Nullable String reasonDocumentNumber,
        @Nullable Instant effectiveFrom,
        @Nullable Instant effectiveTill,
        List<AmendmentDocument> documents,
        @Nullable JsonNode additionalDetails) {}
