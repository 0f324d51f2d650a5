package dev.kosh.access.token;

import dev.kosh.access.UserType;
import dev.kosh.access.network.Networks;
import dev.kosh.access.store.AccessAudit;
import dev.kosh.access.store.Account;
import dev.kosh.access.store.OAuthClient;
import dev.kosh.access.store.UserStore;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Logs a user in by password. The password is verified before anything is told about the account. */
@Component
class PasswordGrant {

    static final String SCHEDULER_ROLE = "SYSTEM";

    private final UserStore users;
    private final Passwords passwords;
    private final OneTimePasswords otps;
    private final Lockout lockout;
    private final PasswordAge age;
    private final TokenIssue issue;
    private final TokenLimits limits;
    private final AccessAudit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PasswordGrant(
            UserStore users,
            Passwords passwords,
            OneTimePasswords otps,
            Lockout lockout,
            PasswordAge age,
            TokenIssue issue,
            TokenLimits limits,
            AccessAudit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.otps = otps;
        this.lockout = lockout;
        this.age = age;
        this.issue = issue;
        this.limits = limits;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    TokenAnswer grant(TokenCall call, String scope) {
        String password = call.parameter("password");
        if (password == null) {
            throw OAuthRefusal.invalidCredentials();
        }
        String tenant = call.parameter("tenantId");
        if (tenant == null) {
            throw OAuthRefusal.invalidRequest("TenantId is mandatory");
        }
        UserType type = userType(call.parameter("userType"))
                .orElseThrow(() -> OAuthRefusal.invalidRequest("User Type is mandatory and has to be a valid type"));
        String userName = call.parameter("username");
        if (userName == null) {
            throw OAuthRefusal.invalidCredentials();
        }
        String home = type == UserType.CITIZEN ? tenant.split("\\.", -1)[0] : tenant;
        OAuthClient client = call.client();
        return prove(
                new PasswordLogin(home, type, userName, password, client, call.address()),
                account -> issue.pair(account, client, scope, clock.instant().plus(client.refreshLifetime())));
    }

    /**
     * Proves who somebody is and lets the rest happen in the transaction of the log-in.
     *
     * @throws OAuthRefusal when that fails
     * @throws dev.kosh.access.limits.TooManyRequests when it was tried too often
     */
    <T> T prove(PasswordLogin login, Function<Account, T> then) {
        limits.takeForUserName(login);
        limits.refuseIf(lockout.isShut(login.address()), lockout.windowSeconds());
        return loggedIn(login, verified(login), then);
    }

    private Account verified(PasswordLogin login) {
        boolean isTenant = TenantId.isWellFormed(login.tenant());
        Optional<Account> found = isTenant
                ? users.find(new TenantId(login.tenant()), login.type(), login.userName())
                        .filter(each -> mayLogIn(each, login.client()))
                : Optional.empty();
        boolean proved = login.type() == UserType.CITIZEN && OneTimePasswords.isOtp(login.password())
                ? provedByOtp(login, found)
                : passwords.matches(
                        login.password(), found.map(Account::passwordHash).orElse(null));
        if (proved) {
            return found.orElseThrow();
        }
        String auditTenant = isTenant ? login.tenant() : AccessAudit.NONE;
        if (found.isEmpty()) {
            lockout.failed(auditTenant, login.actor(null));
        } else if (lockout.failed(found.get().user().uuid(), auditTenant, login.actor(null))) {
            throw OAuthRefusal.accountLocked();
        }
        throw OAuthRefusal.invalidCredentials();
    }

    /** Six digits are no password that anybody could have. */
    private boolean provedByOtp(PasswordLogin login, Optional<Account> found) {
        String number = found.map(account -> account.user().mobileNumber()).orElse(null);
        return TenantId.isWellFormed(login.tenant())
                && otps.prove(new TenantId(login.tenant()).state(), number, login.password())
                        .isPresent()
                && found.isPresent();
    }

    private static boolean mayLogIn(Account account, OAuthClient client) {
        return client.admits(account.user().uuid())
                && account.roles().stream().noneMatch(role -> role.code().equals(SCHEDULER_ROLE));
    }

    private <T> T loggedIn(PasswordLogin login, Account verified, Function<Account, T> then) {
        String uuid = verified.user().uuid();
        String tenant = verified.user().tenantId().value();
        if (!Networks.of(verified.networks()).allow(login.address())) {
            throw OAuthRefusal.addressNotAllowed();
        }
        return transaction.execute(status -> {
            // Read again under lock: while the password was being verified, others may have locked or ended the
            // account.
            Account account = users.lockForUpdate(uuid).orElseThrow(OAuthRefusal::invalidCredentials);
            if (!account.user().active()) {
                throw OAuthRefusal.inactive();
            }
            if (lockout.isLocked(account)) {
                throw OAuthRefusal.accountLocked();
            }
            if (!Objects.equals(account.passwordHash(), verified.passwordHash())) {
                throw OAuthRefusal.invalidCredentials();
            }
            if (age.isOver(account, users.passwordSetAt(uuid).orElse(null), login.client())) {
                throw OAuthRefusal.passwordExpired();
            }
            lockout.succeeded(account);
            audit.append(tenant, login.actor(uuid), "LOGGED_IN", uuid, Map.of());
            return then.apply(account);
        });
    }

    private static Optional<UserType> userType(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String wanted = text.toUpperCase(Locale.ROOT);
        for (UserType type : UserType.values()) {
            if (type.name().equals(wanted)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
