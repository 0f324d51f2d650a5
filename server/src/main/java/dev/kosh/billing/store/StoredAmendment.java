package dev.kosh.billing.store;

import dev.kosh.billing.amendments.AmendmentDocument;
import dev.kosh.billing.amendments.AmendmentLine;
import dev.kosh.wire.Money;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The compact columns {@code amendment.lines} and {@code amendment.documents}. */
final class StoredAmendment {

    private record Line(UUID id, String h, long a, @Nullable JsonNode x) {}

    private record Document(
            @Nullable UUID id, String t, String f, @Nullable String u) {}

    private StoredAmendment() {}

    static List<AmendmentLine> readLines(String json) {
        return Arrays.stream(StoredLines.JSON.readValue(json, Line[].class))
                .map(line -> new AmendmentLine(line.id, line.h, Money.ofPaise(line.a), line.x))
                .toList();
    }

    static String writeLines(List<AmendmentLine> lines) {
        return StoredLines.JSON.writeValueAsString(lines.stream()
                .map(line ->
                        new Line(line.id(), line.taxHeadCode(), line.amount().paise(), line.additionalDetails()))
                .toList());
    }

    static List<AmendmentDocument> readDocuments(String json) {
        return Arrays.stream(StoredLines.JSON.readValue(json, Document[].class))
                .map(document -> new AmendmentDocument(document.id, document.t, document.f, document.u))
                .toList();
    }

    static String writeDocuments(List<AmendmentDocument> documents) {
        return StoredLines.JSON.writeValueAsString(documents.stream()
                .map(document -> new Document(
                        document.id(), document.documentType(), document.fileStoreId(), document.documentUid()))
                .toList());
    }
}
