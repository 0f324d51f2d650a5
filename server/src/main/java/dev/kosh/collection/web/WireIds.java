package dev.kosh.collection.web;

import dev.kosh.collection.CollectionError;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ids as callers of collection write them. */
final class WireIds {

    /** An id that no stored thing has: what a malformed id means in a search. */
    static final UUID UNKNOWN = new UUID(0, 0);

    private WireIds() {}

    static TenantId tenant(String text) {
        return tenant(text, CollectionError.INVALID_BILL_ID);
    }

    /** @throws RequestRefused with that error for a text that can be no tenant */
    static TenantId tenant(String text, CollectionError otherwise) {
        if (!TenantId.isWellFormed(text)) {
            throw new RequestRefused(otherwise, "tenantId: a form such as pb.amritsar is needed");
        }
        return new TenantId(text);
    }

    /** Null when the text is no id at all. */
    static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    static Set<UUID> uuids(@Nullable Set<String> texts) {
        return texts == null
                ? Set.of()
                : texts.stream()
                        .map(text -> {
                            UUID id = uuid(text);
                            return id == null ? UNKNOWN : id;
                        })
                        .collect(Collectors.toSet());
    }
}
