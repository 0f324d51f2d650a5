package dev.kosh.collection.papers;

import dev.kosh.documents.PageSize;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A document by its file store id. Its bytes are written anew each time from what it names, so that it never says what
 * is no longer true (docs/contract/collection.md, papers).
 *
 * @param key as the caller of the PDF service named it
 * @param entities payments or bills, in the order of the pages
 * @param duplicate one of its receipts was handed out before
 * @param jobId the call that made it
 */
public record Paper(
        UUID id,
        TenantId tenantId,
        PaperKind kind,
        String key,
        PaperLanguage language,
        PageSize size,
        List<UUID> entities,
        boolean duplicate,
        String jobId,
        Instant madeAt) {}
