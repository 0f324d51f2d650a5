package dev.kosh.access;

import dev.kosh.wire.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user to be put on record.
 *
 * @param mobileNumber 10 digits
 * @param password in clear, hashed before it is stored; null: this user cannot log in with a password
 * @param networks CIDR blocks that the user may call from; empty: any
 */
public record NewUser(
        String uuid,
        String userName,
        String name,
        UserType type,
        TenantId tenantId,
        @Nullable String mobileNumber,
        @Nullable String emailId,
        @Nullable String gender,
        @Nullable String permanentAddress,
        boolean active,
        @Nullable String password,
        List<Role> roles,
        List<String> networks) {

    @Override
    public String toString() {
        return "NewUser[" + uuid + "]";
    }
}
