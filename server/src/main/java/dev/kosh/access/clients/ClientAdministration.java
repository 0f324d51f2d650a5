package dev.kosh.access.clients;

import dev.kosh.access.AccessError;
import dev.kosh.access.Caller;
import dev.kosh.access.NewClient;
import dev.kosh.access.RateLimits;
import dev.kosh.access.Role;
import dev.kosh.access.network.Networks;
import dev.kosh.access.store.AccessAudit;
import dev.kosh.access.store.ClientStore;
import dev.kosh.access.store.OAuthClient;
import dev.kosh.access.store.PeopleStore;
import dev.kosh.access.store.Person;
import dev.kosh.access.store.UserStore;
import dev.kosh.access.token.Passwords;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Clients and networks, looked after by the administrators of a state (docs/contract/access.md, clients). */
@Service
class ClientAdministration {

    private static final String ADMINISTRATOR = "SUPERUSER";
    private static final int SECRET_BYTES = 32;

    private final ClientStore clients;
    private final PeopleStore people;
    private final UserStore users;
    private final Passwords passwords;
    private final AccessAudit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ClientAdministration(
            ClientStore clients,
            PeopleStore people,
            UserStore users,
            Passwords passwords,
            AccessAudit audit,
            Clock clock) {
        this.clients = clients;
        this.people = people;
        this.users = users;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param secret told this once; null of a public client and when nothing about it changed */
    record Administered(OAuthClient client, @Nullable String secret) {}

    List<OAuthClient> all(Caller caller) {
        return clients.ofStates(states(caller).stream().map(TenantId::value).toList());
    }

    /** @throws RequestRefused {@link AccessError#INVALID_CLIENT}, {@link AccessError#DUPLICATE_CLIENT} */
    @Transactional
    public Administered create(ClientInput input, Caller caller) {
        boolean isPublic = Boolean.TRUE.equals(input.publicClient());
        String actsAs = input.actsAs();
        if (isPublic && actsAs != null) {
            throw refused("actsAs: only a client with a secret may stand for a user");
        }
        Person user = actsAs == null ? null : administered(actsAs, caller);
        NewClient usual = NewClient.usual(input.id(), null, limits(input, RateLimits.NONE));
        NewClient client = new NewClient(
                usual.id(),
                null,
                actsAs == null ? usual.grants() : List.of("client_credentials"),
                usual.scopes(),
                input.accessSeconds() == null ? usual.accessLifetime() : Duration.ofSeconds(input.accessSeconds()),
                usual.refreshLifetime(),
                networks(input.networks(), List.of()),
                input.allowedUsers() == null ? List.of() : input.allowedUsers(),
                usual.limits());
        TenantId state = user == null
                ? states(caller).get(0)
                : user.account().user().tenantId().state();
        String secret = isPublic ? null : secret();
        boolean added = clients.insert(
                client, secret == null ? null : passwords.hash(secret), state.value(), actsAs, clock.instant());
        if (!added) {
            throw new RequestRefused(AccessError.DUPLICATE_CLIENT, "client.id: there is a client of this id");
        }
        note(caller, state.value(), "CLIENT_CREATED", client.id());
        return new Administered(clients.find(client.id()).orElseThrow(), secret);
    }

    /** Changes networks, users, limits, lifetime or whether it may be used at all; its tokens are asked again at once. */
    @Transactional
    public OAuthClient update(ClientInput input, Caller caller) {
        OAuthClient old = owned(input.id(), caller);
        OAuthClient changed = new OAuthClient(
                old.id(),
                old.secretHash(),
                old.grants(),
                old.scopes(),
                input.accessSeconds() == null ? old.accessLifetime() : Duration.ofSeconds(input.accessSeconds()),
                old.refreshLifetime(),
                networks(input.networks(), old.networks()),
                input.allowedUsers() == null ? old.allowedUsers() : input.allowedUsers(),
                limits(input, old.limits()),
                input.enabled() == null ? old.enabled() : input.enabled(),
                old.tenantId(),
                old.actsAs(),
                old.previousSecretHash(),
                old.previousSecretUntil());
        clients.update(changed, clock.instant());
        note(caller, owner(old, caller), "CLIENT_CHANGED", old.id());
        return changed;
    }

    /** Gives another secret; the one before works for the overlap. */
    @Transactional
    public Administered rotate(String id, Duration overlap, Caller caller) {
        OAuthClient old = owned(id, caller);
        if (!old.isConfidential()) {
            throw refused("id: a public client has no secret");
        }
        Instant now = clock.instant();
        String secret = secret();
        clients.rotate(id, passwords.hash(secret), now.plus(overlap), now);
        note(caller, owner(old, caller), "CLIENT_SECRET_ROTATED", id);
        return new Administered(clients.find(id).orElseThrow(), secret);
    }

    /** Sets where a user may call from; none: anywhere. */
    @Transactional
    public void setNetworks(String userUuid, List<String> networks, Caller caller) {
        Person user = administered(userUuid, caller);
        users.setNetworks(userUuid, networks(networks, List.of()), clock.instant());
        note(caller, user.account().user().tenantId().value(), "USER_NETWORKS_CHANGED", userUuid);
    }

    private OAuthClient owned(String id, Caller caller) {
        return all(caller).stream()
                .filter(client -> client.id().equals(id))
                .findFirst()
                .orElseThrow(() -> refused("id: no such client among those that you look after"));
    }

    private static String owner(OAuthClient client, Caller caller) {
        return Optional.ofNullable(client.tenantId())
                .orElseGet(() -> caller.tenantId().value());
    }

    private Person administered(String uuid, Caller caller) {
        return people.byUuid(uuid)
                .filter(person ->
                        caller.hasRoleAt(ADMINISTRATOR, person.account().user().tenantId()))
                .filter(person -> person.account().roles().stream()
                        .allMatch(role -> caller.hasRoleAt(ADMINISTRATOR, role.tenantId())))
                .orElseThrow(() -> refused("no such user among those that you administer"));
    }

    /** States that the caller administers as a whole. */
    private static List<TenantId> states(Caller caller) {
        List<TenantId> states = caller.roles().stream()
                .filter(role -> role.code().equals(ADMINISTRATOR))
                .map(Role::tenantId)
                .filter(TenantId::isState)
                .toList();
        if (states.isEmpty()) {
            throw new RequestRefused(AccessError.NOT_AUTHORISED, "Not authorized to access this resource");
        }
        return states;
    }

    private static List<String> networks(@Nullable List<String> given, List<String> otherwise) {
        List<String> networks = given == null ? otherwise : given;
        try {
            Networks.of(networks);
            return networks;
        } catch (IllegalArgumentException malformed) {
            throw refused("networks: expected CIDR blocks, such as 10.1.0.0/16 or 2001:db8::/32");
        }
    }

    private static RateLimits limits(ClientInput input, RateLimits old) {
        return new RateLimits(
                either(input.tokensPerAddressPerMinute(), old.tokensPerAddressPerMinute()),
                either(input.tokensPerUserNamePerMinute(), old.tokensPerUserNamePerMinute()),
                either(input.billFetchesPerSecond(), old.billFetchesPerSecond()),
                either(input.paymentsPerSecond(), old.paymentsPerSecond()));
    }

    private static @Nullable Integer either(@Nullable Integer given, @Nullable Integer old) {
        return given == null ? old : given;
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void note(Caller caller, String tenant, String action, String about) {
        audit.append(tenant, caller.actor(), action, about, Map.of());
    }

    private static RequestRefused refused(String why) {
        return new RequestRefused(AccessError.INVALID_CLIENT, why);
    }
}
