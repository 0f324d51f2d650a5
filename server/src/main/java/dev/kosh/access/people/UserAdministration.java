package dev.kosh.access.people;

import dev.kosh.access.AccessError;
import dev.kosh.access.Caller;
import dev.kosh.access.NewUser;
import dev.kosh.access.Role;
import dev.kosh.access.UserType;
import dev.kosh.access.people.CreateUserRequest.UserInput;
import dev.kosh.access.store.AccessAudit;
import dev.kosh.access.store.PeopleStore;
import dev.kosh.access.store.Person;
import dev.kosh.access.store.TokenStore;
import dev.kosh.access.store.UserStore;
import dev.kosh.access.token.PasswordPolicy;
import dev.kosh.access.token.Passwords;
import dev.kosh.masters.Masters;
import dev.kosh.wire.Problems;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts users on record and changes them, within what the caller may give (docs/contract/platform.md, users). */
@Service
class UserAdministration {

    private static final String STAFF_ADMINISTRATOR = "HRMS_ADMIN";

    private final PeopleStore people;
    private final UserStore users;
    private final TokenStore tokens;
    private final Passwords passwords;
    private final Grants grants;
    private final Masters masters;
    private final AccessAudit audit;
    private final Clock clock;

    UserAdministration(
            PeopleStore people,
            UserStore users,
            TokenStore tokens,
            Passwords passwords,
            Grants grants,
            Masters masters,
            AccessAudit audit,
            Clock clock) {
        this.people = people;
        this.users = users;
        this.tokens = tokens;
        this.passwords = passwords;
        this.grants = grants;
        this.masters = masters;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the caller administers the people of that tenant. */
    static boolean administers(Caller caller, TenantId tenant) {
        return caller.hasRoleAt(Grants.ADMINISTRATOR, tenant) || caller.hasRoleAt(STAFF_ADMINISTRATOR, tenant);
    }

    /** @throws RequestRefused with the codes of docs/contract/platform.md, users */
    @Transactional
    public Person create(UserInput input, Caller caller) {
        UserType type = type(input.type());
        TenantId tenant = tenant(input.tenantId(), type);
        requireAdministrator(caller, tenant);
        Problems problems = new Problems();
        String userName = needed(input.userName(), "userName", problems);
        String name = needed(input.name(), "name", problems);
        needed(input.mobileNumber(), "mobileNumber", problems);
        if (input.password() != null) {
            PasswordPolicy.check(input.password(), problems);
        }
        problems.throwIfAny();
        List<Role> roles = grants.roles(input.roles(), tenant);
        grants.check(caller, roles);
        return insert(input, userName, name, type, tenant, roles, caller.id(), caller);
    }

    /** Adds a user whose roles were looked at. */
    private Person insert(
            UserInput input,
            String userName,
            String name,
            UserType type,
            TenantId tenant,
            List<Role> roles,
            long by,
            Caller caller) {
        String uuid = UUID.randomUUID().toString();
        boolean active = Boolean.TRUE.equals(input.active());
        NewUser user =
                new NewUser(uuid, userName, name, type, tenant, null, null, null, null, active, null, roles, List.of());
        String hash = input.password() == null ? null : passwords.hash(input.password());
        try {
            users.insert(user, hash, clock.instant());
        } catch (DuplicateKeyException taken) {
            throw new RequestRefused(
                    AccessError.DUPLICATE_USER, "userName: there is a user of this name, type and tenant");
        }
        Person stored = changed(people.lock(uuid).orElseThrow(), input, by);
        audit.append(tenant.value(), caller.actor(), "USER_CREATED", uuid, Map.of("roles", codes(roles)));
        return stored;
    }

    private Person changed(Person person, UserInput input, long by) {
        Person wanted = Changes.of(person, input, false);
        people.save(
                new Person(
                        wanted.account(),
                        wanted.profile(),
                        person.createdBy() == null ? Long.valueOf(by) : person.createdBy(),
                        by,
                        person.createdAt(),
                        person.modifiedAt(),
                        person.passwordSetAt()),
                by,
                clock.instant());
        return people.byUuid(person.account().user().uuid()).orElseThrow();
    }

    /** @throws RequestRefused with the codes of docs/contract/platform.md, users */
    @Transactional
    public Person update(UserInput input, Caller caller) {
        Person person = Optional.ofNullable(input.uuid())
                .flatMap(people::lock)
                .filter(found -> administers(caller, found.account().user().tenantId()))
                .orElseThrow(() -> new RequestRefused(
                        AccessError.USER_NOT_FOUND, "user.uuid: no such user among those that you administer"));
        // Who could change somebody with more rights than his own would soon have them.
        grants.check(caller, person.account().roles());
        List<Role> roles = grants.roles(input.roles(), person.account().user().tenantId());
        grants.check(caller, roles);
        String uuid = person.account().user().uuid();
        Instant now = clock.instant();
        if (input.password() != null && !input.password().isEmpty()) {
            Problems problems = new Problems();
            PasswordPolicy.check(input.password(), problems);
            problems.throwIfAny();
            users.setPasswordHash(uuid, passwords.hash(input.password()), now);
            tokens.endAllOf(uuid);
        }
        if (input.accountLocked() != null) {
            lock(person, input.accountLocked(), now);
        }
        people.setRoles(uuid, roles);
        Person stored = changed(person, input, caller.id());
        if (!stored.account().user().active()) {
            tokens.endAllOf(uuid);
        }
        audit.append(
                person.account().user().tenantId().value(),
                caller.actor(),
                "USER_CHANGED",
                uuid,
                Map.of(
                        "roles",
                        codes(roles),
                        "active",
                        String.valueOf(stored.account().user().active())));
        return stored;
    }

    private void lock(Person person, boolean locked, Instant now) {
        String uuid = person.account().user().uuid();
        if (locked != (person.account().lockedAt() != null)) {
            users.setLockedAt(uuid, locked ? now : null, now);
            if (locked) {
                tokens.endAllOf(uuid);
            }
        }
    }

    /** The caller's own record; what others vouch for stays: name to log in with, number, roles, tenant. */
    @Transactional
    public Person updateOwn(UserInput input, Caller caller) {
        boolean isOwn =
                input.id() != null && input.id() == caller.id() && caller.uuid().equals(input.uuid());
        if (!isOwn) {
            throw new RequestRefused(AccessError.PROFILE_OF_ANOTHER, "user: id and uuid must be your own");
        }
        Person person = people.lock(caller.uuid()).orElseThrow();
        people.save(Changes.of(person, input, true), caller.id(), clock.instant());
        audit.append(caller.tenantId().value(), caller.actor(), "PROFILE_CHANGED", caller.uuid(), Map.of());
        return people.byUuid(caller.uuid()).orElseThrow();
    }

    private static void requireAdministrator(Caller caller, TenantId tenant) {
        if (!administers(caller, tenant)) {
            throw new RequestRefused(AccessError.NOT_AUTHORISED, "Not authorized to access this resource");
        }
    }

    private TenantId tenant(@Nullable String id, UserType type) {
        return Optional.ofNullable(id)
                .filter(TenantId::isWellFormed)
                .map(TenantId::new)
                .map(tenant -> type == UserType.CITIZEN ? tenant.state() : tenant)
                .filter(tenant -> masters.tenant(tenant).isPresent())
                .orElseThrow(() -> new RequestRefused(AccessError.INVALID_USER, "user.tenantId: no such tenant"));
    }

    private static UserType type(@Nullable String text) {
        String wanted = text == null ? "" : text.toUpperCase(Locale.ROOT);
        return Stream.of(UserType.values())
                .filter(type -> type.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new RequestRefused(
                        AccessError.INVALID_USER, "user.type: one of CITIZEN, EMPLOYEE, SYSTEM, BUSINESS"));
    }

    private static String needed(@Nullable String value, String member, Problems problems) {
        if (value == null || value.isBlank()) {
            problems.add(AccessError.INVALID_USER, "user." + member + " is needed");
            return "";
        }
        return value.strip();
    }

    private static String codes(List<Role> roles) {
        return String.join(
                ",",
                roles.stream().map(role -> role.code() + "@" + role.tenantId()).toList());
    }
}
