package dev.kosh.documents;

import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody handed in.
 *
 * @param module what it was handed in for, such as {@code PT}
 * @param tag by which files that belong together are found
 * @param name that it had; may name people
 * @param uploadedBy uuid of the user
 */
public record StoredFile(
        UUID id,
        TenantId tenantId,
        String module,
        @Nullable String tag,
        FileKind kind,
        String name,
        long bytes,
        String uploadedBy,
        Instant uploadedAt) {}
