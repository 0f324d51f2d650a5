package dev.kosh.documents;

import dev.kosh.wire.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files as a caller hands them in, before any rule was applied.
 *
 * @param byUuid uuid of the user
 */
public record Upload(
        TenantId tenantId, String module, @Nullable String tag, List<Content> files, String byUuid) {

    /** @param name with its extension */
    public record Content(String name, byte[] bytes) {}
}
