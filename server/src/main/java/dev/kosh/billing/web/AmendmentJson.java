package dev.kosh.billing.web;

import dev.kosh.billing.amendments.Amendment;
import dev.kosh.billing.amendments.AmendmentDocument;
import dev.kosh.billing.amendments.AmendmentLine;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An amendment as the wire has it. Money in rupees, times in epoch milliseconds. */
record AmendmentJson(
        String id,
        @Nullable String amendedDemandId,
        String tenantId,
        String consumerCode,
        String businessService,
        String amendmentId,
        String amendmentReason,
        @Nullable String reasonDocumentNumber,
        String status,
        @Nullable ProcessInstanceJson workflow,
        List<LineJson> demandDetails,
        List<DocumentJson> documents,
        @Nullable Long effectiveFrom,
        @Nullable Long effectiveTill,
        AuditDetails auditDetails,
        @Nullable JsonNode additionalDetails) {

    record LineJson(
            String id,
            @Nullable String demandId,
            String taxHeadMasterCode,
            Money taxAmount,
            Money collectionAmount,
            @Nullable JsonNode additionalDetails,
            AuditDetails auditDetails,
            String tenantId) {}

    record DocumentJson(
            @Nullable String id,
            String documentType,
            String fileStoreId,
            @Nullable String documentUid,
            @Nullable JsonNode additionalDetails) {}

    /** @param workflow the step that was just taken; null in what is only read */
    static AmendmentJson of(Amendment amendment, @Nullable ProcessInstanceJson workflow) {
        String demandId = amendment.amendedDemandId() == null
                ? null
                : amendment.amendedDemandId().toString();
        return new AmendmentJson(
                amendment.id().toString(),
                demandId,
                amendment.consumer().tenantId().value(),
                amendment.consumer().consumerCode(),
                amendment.consumer().businessService(),
                amendment.number(),
                amendment.facts().reason().name(),
                amendment.facts().reasonDocumentNumber(),
                amendment.status().name(),
                workflow,
                amendment.lines().stream()
                        .map(line -> line(amendment, line, demandId))
                        .toList(),
                amendment.facts().documents().stream()
                        .map(AmendmentJson::document)
                        .toList(),
                millis(amendment.facts().effectiveFrom()),
                millis(amendment.facts().effectiveTill()),
                amendment.audit(),
                amendment.facts().additionalDetails());
    }

    private static LineJson line(Amendment amendment, AmendmentLine line, @Nullable String demandId) {
        return new LineJson(
                line.id().toString(),
                demandId,
                line.taxHeadCode(),
                line.amount(),
                Money.ZERO,
                line.additionalDetails(),
                amendment.audit(),
                amendment.consumer().tenantId().value());
    }

    private static DocumentJson document(AmendmentDocument document) {
        return new DocumentJson(
                document.id() == null ? null : document.id().toString(),
                document.documentType(),
                document.fileStoreId(),
                document.documentUid(),
                null);
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
