package dev.kosh.access;

import dev.kosh.wire.TenantId;
import org.jspecify.annotations.Nullable;

/** A person on record: what other modules may know of a user. */
public record User(
        long id,
        String uuid,
        String userName,
        String name,
        UserType type,
        @Nullable String mobileNumber,
        @Nullable String emailId,
        @Nullable String gender,
        @Nullable String permanentAddress,
        boolean active,
        TenantId tenantId) {}
