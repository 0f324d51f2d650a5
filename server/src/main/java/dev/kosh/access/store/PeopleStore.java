package dev.kosh.access.store;

import dev.kosh.access.Role;
import dev.kosh.access.store.PersonQuery.Sight;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.Conditions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code access.user_account}, for those who look for people and administer them. */
@Component
public class PeopleStore {

    private static final String SELECT = "select " + AccountRows.COLUMNS
            + ", r.*, u.profile_sealed, u.created_by, u.modified_by, u.created_at, u.modified_at, u.password_set_at\n"
            + "from access.user_account u " + AccountRows.ROLES;

    private final JdbcClient jdbc;
    private final AccountRows rows;
    private final PersonalData personalData;
    private final JsonMapper json;

    PeopleStore(JdbcClient jdbc, AccountRows rows, PersonalData personalData, JsonMapper json) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.personalData = personalData;
        this.json = json;
    }

    public List<Person> find(PersonQuery query) {
        Conditions conditions = sight(query.sight())
                .ifAny("u.id", "bigint", "ids", query.ids())
                .ifAny("u.uuid", "text", "uuids", query.uuids())
                .ifGiven("userName", query.userName(), "u.user_name = :userName")
                .ifGiven("active", query.active(), "u.active = :active")
                .ifGiven("tenant", query.roleCodes().isEmpty() ? query.tenantId() : null, "u.tenant_id = :tenant")
                .ifGiven("type", query.type() == null ? null : query.type().name(), "u.type = :type");
        if (query.name() != null) {
            conditions.ifGiven(
                    "name",
                    query.isNamePart() ? '%' + escaped(query.name()) + '%' : query.name(),
                    query.isNamePart() ? "u.name ilike :name" : "u.name = :name");
        }
        if (query.mobileNumber() != null) {
            byte[] index = personalData.blindIndex(query.mobileNumber());
            conditions.ifGiven("mobile", index, "(u.mobile_index = :mobile or u.alternate_index = :mobile)");
        }
        if (query.emailId() != null) {
            String email = query.emailId().strip().toLowerCase(Locale.ROOT);
            conditions.ifGiven("email", personalData.blindIndex(email), "u.email_index = :email");
        }
        if (!query.roleCodes().isEmpty()) {
            conditions
                    .and("exists (select from access.user_role held where held.user_uuid = u.uuid"
                            + " and held.code = any(:roles) and (:roleTenant = '' or held.tenant_id = :roleTenant))")
                    .bind("roles", SqlArrays.of(query.roleCodes()))
                    .bind("roleTenant", query.tenantId() == null ? "" : query.tenantId());
        }
        return jdbc.sql(SELECT + "\nwhere " + conditions.text() + "\norder by "
                        + query.sort().column() + ", u.id limit :limit offset :offset")
                .params(conditions.parameters())
                .param("limit", query.limit())
                .param("offset", query.offset())
                .query((row, number) -> person(row))
                .list();
    }

    private static Conditions sight(Sight sight) {
        return new Conditions()
                .and("(u.uuid = :self or u.tenant_id = any(:seenTenants)"
                        + " or split_part(u.tenant_id, '.', 1) = any(:seenStates)"
                        + " or u.type = 'CITIZEN' and split_part(u.tenant_id, '.', 1) = any(:seenCitizens))")
                .bind("self", sight.self())
                .bind("seenTenants", SqlArrays.of(sight.tenants()))
                .bind("seenStates", SqlArrays.of(sight.states()))
                .bind("seenCitizens", SqlArrays.of(sight.statesOfCitizens()));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** The person, whom nobody else changes until this transaction ends. */
    public Optional<Person> lock(String uuid) {
        return jdbc.sql(SELECT + "\nwhere u.uuid = :uuid for update of u")
                .param("uuid", uuid)
                .query((row, number) -> person(row))
                .optional();
    }

    public Optional<Person> byUuid(String uuid) {
        return jdbc.sql(SELECT + "\nwhere u.uuid = :uuid")
                .param("uuid", uuid)
                .query((row, number) -> person(row))
                .optional();
    }

    /**
     * Changes what may change of somebody on record; password, lock and roles have methods of their own.
     *
     * @param by number of the user who does it
     */
    public void save(Person person, @Nullable Long by, Instant now) {
        Account account = person.account();
        Profile profile = person.profile();
        jdbc.sql("""
                update access.user_account
                set name = :name, mobile_sealed = :mobileSealed, mobile_index = :mobileIndex,
                    email_sealed = :emailSealed, email_index = :emailIndex, gender = :gender,
                    permanent_address = :address, locale = :locale, active = :active, profile_sealed = :profile,
                    alternate_index = :alternateIndex, created_by = :createdBy, modified_by = :by, modified_at = :now
                where uuid = :uuid""")
                .param("uuid", account.user().uuid())
                .param("name", account.user().name())
                .param(
                        "mobileSealed",
                        personalData.encryptNullable(account.user().mobileNumber()))
                .param("mobileIndex", index(account.user().mobileNumber()))
                .param(
                        "emailSealed",
                        personalData.encryptNullable(account.user().emailId()))
                .param("emailIndex", index(lower(account.user().emailId())))
                .param("gender", account.user().gender())
                .param("address", account.user().permanentAddress())
                .param("locale", account.locale())
                .param("active", account.user().active())
                .param("profile", personalData.encrypt(json.writeValueAsString(profile)))
                .param("alternateIndex", index(profile.alternatemobilenumber()))
                .param("createdBy", person.createdBy())
                .param("by", by)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Gives somebody these roles and no others. */
    public void setRoles(String uuid, List<Role> roles) {
        jdbc.sql("delete from access.user_role where user_uuid = :uuid")
                .param("uuid", uuid)
                .update();
        jdbc.sql("""
                insert into access.user_role (user_uuid, code, tenant_id, name)
                select :uuid, code, tenant_id, name
                from unnest(:codes, :tenants, :names) as role (code, tenant_id, name)
                on conflict do nothing""")
                .param("uuid", uuid)
                .param("codes", roles.stream().map(Role::code).toArray(String[]::new))
                .param(
                        "tenants",
                        roles.stream().map(role -> role.tenantId().value()).toArray(String[]::new))
                .param("names", roles.stream().map(Role::name).toArray(String[]::new))
                .update();
    }

    private Person person(ResultSet row) throws SQLException {
        String profile = personalData.decryptNullable(row.getBytes("profile_sealed"));
        Timestamp passwordSetAt = row.getTimestamp("password_set_at");
        return new Person(
                rows.account(row),
                profile == null ? Profile.EMPTY : json.readValue(profile, Profile.class),
                row.getObject("created_by", Long.class),
                row.getObject("modified_by", Long.class),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("modified_at").toInstant(),
                passwordSetAt == null ? null : passwordSetAt.toInstant());
    }

    private byte @Nullable [] index(@Nullable String normalised) {
        return normalised == null ? null : personalData.blindIndex(normalised);
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.strip().toLowerCase(Locale.ROOT);
    }
}
