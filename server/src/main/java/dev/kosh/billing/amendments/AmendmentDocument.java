package dev.kosh.billing.amendments;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A paper that an amendment rests on, kept in a file store.
 *
 * @param id null for one that is not kept yet
 */
public record AmendmentDocument(
        @Nullable UUID id,
        String documentType,
        String fileStoreId,
        @Nullable String documentUid) {}
