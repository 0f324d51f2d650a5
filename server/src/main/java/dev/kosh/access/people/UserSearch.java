package dev.kosh.access.people;

import dev.kosh.access.AccessError;
import dev.kosh.access.Caller;
import dev.kosh.access.Role;
import dev.kosh.access.UserType;
import dev.kosh.access.people.UserSearchRequest.PlainAccess;
import dev.kosh.access.store.AccessAudit;
import dev.kosh.access.store.PeopleStore;
import dev.kosh.access.store.Person;
import dev.kosh.access.store.PersonQuery;
import dev.kosh.access.store.PersonQuery.Sight;
import dev.kosh.access.store.PersonQuery.Sort;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks for people; whom a caller sees, and what of them, is decided here (docs/contract/platform.md, who sees whom). */
@Service
class UserSearch {

    private static final int MOST = 10;
    private static final int MOST_BY_ID = 500;
    private static final int MOST_PLAIN_FIELDS = 20;

    private final PeopleStore people;
    private final AccessAudit audit;

    UserSearch(PeopleStore people, AccessAudit audit) {
        this.people = people;
        this.audit = audit;
    }

    /**
     * People whom the caller may see, with what he may see of them.
     *
     * @param active null: whether or not they are
     * @throws RequestRefused {@link AccessError#INVALID_USER_SEARCH}
     */
    @Transactional
    public List<Person> find(UserSearchRequest request, @Nullable Boolean active, Caller caller) {
        List<Person> found = people.find(query(request, active, caller));
        PlainAccess wish =
                request.requestInfo() == null ? null : request.requestInfo().plainAccessRequest();
        return found.stream().map(person -> shown(person, wish, caller)).toList();
    }

    private Person shown(Person person, @Nullable PlainAccess wish, Caller caller) {
        String uuid = person.account().user().uuid();
        boolean isOwn = uuid.equals(caller.uuid());
        if (isOwn
                || UserAdministration.administers(
                        caller, person.account().user().tenantId())) {
            return person;
        }
        Set<String> members = wish == null || !uuid.equals(wish.recordId()) || caller.is(UserType.CITIZEN)
                ? Set.of()
                : wish.members().stream()
                        .limit(MOST_PLAIN_FIELDS)
                        .map(member -> member.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        if (!members.isEmpty()) {
            tellTrail(person, members, caller);
        }
        return new Masking(members).of(person);
    }

    private void tellTrail(Person person, Set<String> members, Caller caller) {
        audit.append(
                person.account().user().tenantId().value(),
                caller.actor(),
                "PERSONAL_DATA_SHOWN",
                person.account().user().uuid(),
                Map.of("members", String.join(",", members)));
    }

    private static PersonQuery query(UserSearchRequest request, @Nullable Boolean active, Caller caller) {
        UserType type = type(request.userType());
        String tenant = request.tenantId() == null || request.tenantId().isBlank() ? null : request.tenantId();
        if (tenant != null && type == UserType.CITIZEN) {
            tenant = tenant.split("\\.", 2)[0];
        }
        List<String> uuids = texts(request.uuid());
        List<Long> ids = request.id() == null
                ? List.of()
                : request.id().stream().filter(Objects::nonNull).toList();
        List<String> roles = texts(request.roleCodes());
        boolean needsTenant = request.userName() != null
                || request.name() != null
                || request.mobileNumber() != null
                || !roles.isEmpty();
        boolean isSelective = needsTenant || request.emailId() != null || !uuids.isEmpty() || !ids.isEmpty();
        if (!isSelective) {
            throw refused("name one of userName, name, mobileNumber, emailId, uuid, id, roleCodes");
        }
        if (needsTenant && tenant == null) {
            throw refused("tenantId is needed with userName, name, mobileNumber and roleCodes");
        }
        boolean isById = !uuids.isEmpty() || !ids.isEmpty();
        int asked = request.pageSize() == null ? 0 : request.pageSize();
        int most = isById ? MOST_BY_ID : MOST;
        return new PersonQuery(
                ids,
                uuids,
                request.userName(),
                request.name(),
                Boolean.TRUE.equals(request.fuzzyLogic()),
                request.mobileNumber(),
                request.emailId(),
                active,
                tenant,
                type,
                roles,
                sort(texts(request.sort())),
                asked <= 0 || asked > most ? most : asked,
                Math.max(0, request.pageNumber() == null ? 0 : request.pageNumber()),
                sight(caller));
    }

    /** A citizen sees himself; others the people of their tenants and the citizens of their states. */
    private static Sight sight(Caller caller) {
        List<TenantId> tenants = caller.roles().stream()
                .filter(role -> !role.code().equals("CITIZEN"))
                .map(Role::tenantId)
                .distinct()
                .toList();
        return caller.is(UserType.CITIZEN)
                ? new Sight(caller.uuid(), List.of(), List.of(), List.of())
                : new Sight(
                        caller.uuid(),
                        ids(tenants.stream()),
                        ids(tenants.stream().filter(TenantId::isState)),
                        ids(tenants.stream().map(TenantId::state)));
    }

    private static List<String> ids(Stream<TenantId> tenants) {
        return tenants.map(TenantId::value).distinct().toList();
    }

    private static List<String> texts(@Nullable List<String> texts) {
        return texts == null
                ? List.of()
                : texts.stream().filter(Objects::nonNull).toList();
    }

    private static @Nullable UserType type(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Stream.of(UserType.values())
                .filter(type -> type.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> refused("userType is none of CITIZEN, EMPLOYEE, SYSTEM, BUSINESS"));
    }

    private static Sort sort(List<String> wanted) {
        return wanted.stream()
                .limit(1)
                .flatMap(name ->
                        Stream.of(Sort.values()).filter(sort -> sort.name().equals(name.toUpperCase(Locale.ROOT))))
                .findFirst()
                .orElse(Sort.NAME);
    }

    private static RequestRefused refused(String why) {
        return new RequestRefused(AccessError.INVALID_USER_SEARCH, "User search: " + why);
    }
}
