package dev.kosh.access.store;

import dev.kosh.access.Role;
import dev.kosh.access.User;
import dev.kosh.access.UserType;
import dev.kosh.secrets.PersonalData;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads users, with the roles that {@link #ROLES} gathers into arrays. */
@Component
class AccountRows {

    /** Columns of {@code access.user_account u}. */
    static final String COLUMNS = """
            u.uuid, u.id, u.tenant_id, u.type, u.user_name, u.name, u.password_hash, u.mobile_sealed, u.email_sealed,
            u.gender, u.permanent_address, u.locale, u.active, u.locked_at, u.networks""";

    /** A join that adds the roles of {@code u}. */
    static final String ROLES = """
            cross join lateral (
                select array_agg(code order by code, tenant_id) as role_codes,
                       array_agg(tenant_id order by code, tenant_id) as role_tenants,
                       array_agg(name order by code, tenant_id) as role_names
                from access.user_role where user_uuid = u.uuid) as r""";

    private final PersonalData personalData;

    AccountRows(PersonalData personalData) {
        this.personalData = personalData;
    }

    User user(ResultSet row) throws SQLException {
        return new User(
                row.getLong("id"),
                row.getString("uuid"),
                row.getString("user_name"),
                row.getString("name"),
                UserType.valueOf(row.getString("type")),
                personalData.decryptNullable(row.getBytes("mobile_sealed")),
                personalData.decryptNullable(row.getBytes("email_sealed")),
                row.getString("gender"),
                row.getString("permanent_address"),
                row.getBoolean("active"),
                new TenantId(row.getString("tenant_id")));
    }

    Account account(ResultSet row) throws SQLException {
        Timestamp lockedAt = row.getTimestamp("locked_at");
        return new Account(
                user(row),
                row.getString("locale"),
                roles(row),
                row.getString("password_hash"),
                lockedAt == null ? null : lockedAt.toInstant(),
                SqlArrays.texts(row, "networks"));
    }

    private static List<Role> roles(ResultSet row) throws SQLException {
        List<String> codes = SqlArrays.texts(row, "role_codes");
        List<String> tenants = SqlArrays.texts(row, "role_tenants");
        List<String> names = SqlArrays.texts(row, "role_names");
        List<Role> roles = new ArrayList<>(codes.size());
        for (int i = 0; i < codes.size(); i++) {
            roles.add(new Role(codes.get(i), names.get(i), new TenantId(tenants.get(i))));
        }
        return List.copyOf(roles);
    }
}
