package dev.kosh.access.store;

import dev.kosh.access.NewUser;
import dev.kosh.access.Role;
import dev.kosh.access.User;
import dev.kosh.access.UserType;
import dev.kosh.secrets.PersonalData;
import dev.kosh.wire.TenantId;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code access.user_account} and {@code access.user_role}. */
@Component
public class UserStore {

    private final JdbcClient jdbc;
    private final AccountRows rows;
    private final PersonalData personalData;

    UserStore(JdbcClient jdbc, AccountRows rows, PersonalData personalData) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.personalData = personalData;
    }

    public Optional<Account> find(TenantId tenant, UserType type, String userName) {
        return jdbc.sql("select " + AccountRows.COLUMNS + ", r.* from access.user_account u " + AccountRows.ROLES
                        + " where u.tenant_id = :tenant and u.type = :type and u.user_name = :userName")
                .param("tenant", tenant.value())
                .param("type", type.name())
                .param("userName", userName)
                .query((row, number) -> rows.account(row))
                .optional();
    }

    /** The user, whose row nobody else changes until this transaction ends. */
    public Optional<Account> lockForUpdate(String uuid) {
        return jdbc.sql("select " + AccountRows.COLUMNS + ", r.* from access.user_account u " + AccountRows.ROLES
                        + " where u.uuid = :uuid for update of u")
                .param("uuid", uuid)
                .query((row, number) -> rows.account(row))
                .optional();
    }

    /** The user with his roles. */
    public Optional<Account> account(String uuid) {
        return jdbc.sql("select " + AccountRows.COLUMNS + ", r.* from access.user_account u " + AccountRows.ROLES
                        + " where u.uuid = :uuid")
                .param("uuid", uuid)
                .query((row, number) -> rows.account(row))
                .optional();
    }

    /** When a user's password was set; empty when he has none. */
    public Optional<Instant> passwordSetAt(String uuid) {
        return jdbc.sql(
                        "select password_set_at from access.user_account where uuid = :uuid and password_set_at is not null")
                .param("uuid", uuid)
                .query((row, number) -> row.getTimestamp("password_set_at").toInstant())
                .optional();
    }

    public List<User> byUuid(Collection<String> uuids) {
        return jdbc.sql("select " + AccountRows.COLUMNS + " from access.user_account u where u.uuid = any(:uuids)")
                .param("uuids", SqlArrays.of(uuids))
                .query((row, number) -> rows.user(row))
                .list();
    }

    public List<User> citizensByMobile(TenantId state, String mobileNumber) {
        return citizens(state, "mobile_index", personalData.blindIndex(mobileNumber));
    }

    public List<User> citizensByEmail(TenantId state, String emailId) {
        return citizens(
                state, "email_index", personalData.blindIndex(emailId.strip().toLowerCase(Locale.ROOT)));
    }

    private List<User> citizens(TenantId state, String indexColumn, byte[] index) {
        return jdbc.sql("select " + AccountRows.COLUMNS + " from access.user_account u where u.tenant_id = :state"
                        + " and u.type = 'CITIZEN' and u." + indexColumn + " = :index order by u.id")
                .param("state", state.value())
                .param("index", index)
                .query((row, number) -> rows.user(row))
                .list();
    }

    /** Lets one transaction at a time look for and add people with this mobile number. */
    public void lockMobile(TenantId state, String mobileNumber) {
        long key = ByteBuffer.wrap(personalData.blindIndex(state + "/" + mobileNumber))
                .getLong();
        jdbc.sql("select pg_advisory_xact_lock(:key)")
                .param("key", key)
                .query((row, number) -> number)
                .list();
    }

    /** Adds a user with its roles unless the uuid is on record; true when it was added. */
    public boolean insert(NewUser user, @Nullable String passwordHash, Instant now) {
        boolean added = jdbc.sql("""
                        insert into access.user_account
                            (uuid, tenant_id, type, user_name, name, password_hash, mobile_sealed, mobile_index,
                             email_sealed, email_index, gender, permanent_address, active, networks,
                             password_set_at, created_at, modified_at)
                        values (:uuid, :tenant, :type, :userName, :name, :passwordHash, :mobileSealed, :mobileIndex,
                                :emailSealed, :emailIndex, :gender, :address, :active, :networks,
                                case when cast(:passwordHash as text) is not null then cast(:now as timestamptz) end,
                                :now, :now)
                        on conflict (uuid) do nothing""")
                        .param("uuid", user.uuid())
                        .param("tenant", user.tenantId().value())
                        .param("type", user.type().name())
                        .param("userName", user.userName())
                        .param("name", user.name())
                        .param("passwordHash", passwordHash)
                        .param("mobileSealed", personalData.encryptNullable(user.mobileNumber()))
                        .param("mobileIndex", index(user.mobileNumber()))
                        .param("emailSealed", personalData.encryptNullable(user.emailId()))
                        .param("emailIndex", index(normalisedEmail(user.emailId())))
                        .param("gender", user.gender())
                        .param("address", user.permanentAddress())
                        .param("active", user.active())
                        .param("networks", SqlArrays.of(user.networks()))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
        if (added) {
            insertRoles(user.uuid(), user.roles());
        }
        return added;
    }

    private void insertRoles(String uuid, List<Role> roles) {
        jdbc.sql("""
                insert into access.user_role (user_uuid, code, tenant_id, name)
                select :uuid, code, tenant_id, name
                from unnest(:codes, :tenants, :names) as role (code, tenant_id, name)
                on conflict do nothing""")
                .param("uuid", uuid)
                .param("codes", roles.stream().map(Role::code).toArray(String[]::new))
                .param(
                        "tenants",
                        roles.stream().map(each -> each.tenantId().value()).toArray(String[]::new))
                .param("names", roles.stream().map(Role::name).toArray(String[]::new))
                .update();
    }

    /** Locks or, with null, unlocks the account. */
    public void setLockedAt(String uuid, @Nullable Instant lockedAt, Instant now) {
        jdbc.sql("update access.user_account set locked_at = :lockedAt, modified_at = :now where uuid = :uuid")
                .param(
                        "lockedAt",
                        lockedAt == null ? null : lockedAt.atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", Timestamp.from(now))
                .param("uuid", uuid)
                .update();
    }

    public void setActive(String uuid, boolean active, Instant now) {
        jdbc.sql("update access.user_account set active = :active, modified_at = :now where uuid = :uuid")
                .param("active", active)
                .param("now", Timestamp.from(now))
                .param("uuid", uuid)
                .update();
    }

    public void setPasswordHash(String uuid, String passwordHash, Instant now) {
        jdbc.sql(
                        "update access.user_account set password_hash = :hash, password_set_at = :now, modified_at = :now where uuid = :uuid")
                .param("hash", passwordHash)
                .param("now", Timestamp.from(now))
                .param("uuid", uuid)
                .update();
    }

    public void setNetworks(String uuid, List<String> networks, Instant now) {
        jdbc.sql("update access.user_account set networks = :networks, modified_at = :now where uuid = :uuid")
                .param("networks", SqlArrays.of(networks))
                .param("now", Timestamp.from(now))
                .param("uuid", uuid)
                .update();
    }

    /** Whether somebody who is no citizen has this mobile number at the state or one of its tenants. */
    public boolean hasEmployee(TenantId state, String mobileNumber) {
        return jdbc.sql("""
                        select exists (select from access.user_account
                                       where split_part(tenant_id, '.', 1) = :state and mobile_index = :index
                                         and type <> 'CITIZEN' and active)""")
                .param("state", state.value())
                .param("index", personalData.blindIndex(mobileNumber))
                .query(Boolean.class)
                .single();
    }

    public boolean hasAdministrator() {
        return jdbc.sql("""
                select exists (select from access.user_role r join access.user_account u on u.uuid = r.user_uuid
                               where r.code = 'SUPERUSER' and u.active)""").query(Boolean.class).single();
    }

    private byte @Nullable [] index(@Nullable String normalised) {
        return normalised == null ? null : personalData.blindIndex(normalised);
    }

    private static @Nullable String normalisedEmail(@Nullable String emailId) {
        return emailId == null ? null : emailId.strip().toLowerCase(Locale.ROOT);
    }
}
