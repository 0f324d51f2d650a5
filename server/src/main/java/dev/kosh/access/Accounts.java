package dev.kosh.access;

import dev.kosh.access.network.Networks;
import dev.kosh.access.store.ClientStore;
import dev.kosh.access.store.TokenStore;
import dev.kosh.access.store.UserStore;
import dev.kosh.access.token.Passwords;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts users and clients on record and changes what they may do, for the first administrator and the sandbox; tells on
 * whose behalf something is done where nobody calls.
 */
@Service
public class Accounts {

    private final UserStore users;
    private final ClientStore clients;
    private final TokenStore tokens;
    private final Passwords passwords;
    private final Clock clock;

    Accounts(UserStore users, ClientStore clients, TokenStore tokens, Passwords passwords, Clock clock) {
        this.users = users;
        this.clients = clients;
        this.tokens = tokens;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Adds a user with its roles; a uuid that is on record is left as it is. True when the user was added.
     *
     * @throws IllegalArgumentException when a network is not in CIDR form or the password is too long
     * @throws org.springframework.dao.DuplicateKeyException when tenant, type and user name are taken by another uuid
     */
    @Transactional
    public boolean createUser(NewUser user) {
        Networks.of(user.networks());
        if (!users.byUuid(List.of(user.uuid())).isEmpty()) {
            return false;
        }
        String hash = user.password() == null ? null : passwords.hash(user.password());
        return users.insert(user, hash, clock.instant());
    }

    /**
     * Adds an OAuth client; an id that is on record is left as it is. True when the client was added.
     *
     * @throws IllegalArgumentException when a network is not in CIDR form
     */
    @Transactional
    public boolean createClient(NewClient client) {
        Networks.of(client.networks());
        if (clients.find(client.id()).isPresent()) {
            return false;
        }
        String hash = client.secret() == null ? null : passwords.hash(client.secret());
        return clients.insert(client, hash, clock.instant());
    }

    /** What people call a user; empty when there is no such user. */
    public Optional<String> name(String userUuid) {
        return users.byUuid(List.of(userUuid)).stream().map(User::name).findFirst();
    }

    /** What people call those of these users who work here, by uuid; citizens are not named. */
    public Map<String, String> staffNames(Collection<String> userUuids) {
        return users.byUuid(userUuids).stream()
                .filter(user -> user.type() != UserType.CITIZEN)
                .collect(Collectors.toMap(User::uuid, User::name));
    }

    /** The uuid of an employee of this tenant, or of its state, by his user name. */
    public Optional<String> employee(TenantId tenant, String userName) {
        return users.find(tenant, UserType.EMPLOYEE, userName)
                .or(() -> users.find(tenant.state(), UserType.EMPLOYEE, userName))
                .map(account -> account.user().uuid());
    }

    /** The mobile number of a user who is active; empty when there is no such user, or none is known of him. */
    public Optional<String> mobileNumber(String userUuid) {
        return users.byUuid(List.of(userUuid)).stream()
                .filter(User::active)
                .flatMap(user -> Optional.ofNullable(user.mobileNumber()).stream())
                .findFirst();
    }

    /**
     * An active user as the caller of what is done on his behalf without a call of his, such as by a message; empty when
     * there is no such user or his access was ended.
     *
     * @param clientId by what way it came, for the audit trail
     * @param address from where it came
     */
    public Optional<Caller> actingFor(String userUuid, String clientId, String address) {
        return users.account(userUuid)
                .filter(account -> account.user().active())
                .map(account -> new Caller(
                        account.user().id(),
                        account.user().uuid(),
                        account.user().userName(),
                        account.user().name(),
                        account.user().type(),
                        account.user().mobileNumber(),
                        account.user().emailId(),
                        account.user().tenantId(),
                        account.roles(),
                        clientId,
                        address));
    }

    /** Ends a user's access or gives it back; ending it ends the user's tokens. */
    @Transactional
    public void setActive(String userUuid, boolean active) {
        users.setActive(userUuid, active, clock.instant());
        if (!active) {
            tokens.endAllOf(userUuid);
        }
    }

    /** Sets another password and ends the user's tokens. */
    @Transactional
    public void setPassword(String userUuid, String password) {
        users.setPasswordHash(userUuid, passwords.hash(password), clock.instant());
        tokens.endAllOf(userUuid);
    }

    /** Whether anybody could administer this installation. */
    public boolean hasAdministrator() {
        return users.hasAdministrator();
    }
}
