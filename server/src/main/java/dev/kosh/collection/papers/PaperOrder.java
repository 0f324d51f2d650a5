package dev.kosh.collection.papers;

import dev.kosh.collection.PaymentCriteria;
import dev.kosh.documents.PageSize;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.UUID;

/**
 * What shall be printed and how.
 *
 * @param entities payments or bills of the tenant, in the order of the pages
 * @param scope whose payments the caller may see
 */
public record PaperOrder(
        TenantId tenantId,
        PaperKind kind,
        String key,
        PaperLanguage language,
        PageSize size,
        List<UUID> entities,
        PaymentCriteria.Scope scope) {

    /** Payments or bills on one paper. */
    public static final int MOST_ENTITIES = 80;

    /** The order of one of them alone. */
    PaperOrder only(UUID entity) {
        return new PaperOrder(tenantId, kind, key, language, size, List.of(entity), scope);
    }
}
