package dev.kosh.access.token;

import dev.kosh.access.UserType;
import dev.kosh.access.network.Networks;
import dev.kosh.access.store.AccessAudit;
import dev.kosh.access.store.Account;
import dev.kosh.access.store.UserStore;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Logs a user in by password. The password is verified before anything is told about the account. */
@Component
class PasswordGrant {

    private static final String SCHEDULER_ROLE = "SYSTEM";

    private final UserStore users;
    private final Passwords passwords;
    private final Lockout lockout;
    private final TokenIssue issue;
    private final TokenLimits limits;
    private final AccessAudit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PasswordGrant(
            UserStore users,
            Passwords passwords,
            Lockout lockout,
            TokenIssue issue,
            TokenLimits limits,
            AccessAudit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.lockout = lockout;
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
        limits.takeForUserName(call, home + '/' + type + '/' + userName);
        limits.refuseIf(lockout.isShut(call.address()), lockout.windowSeconds());
        Account account = verified(call, home, type, userName, password);
        return loggedIn(call, account, scope);
    }

    private Account verified(TokenCall call, String tenant, UserType type, String userName, String password) {
        Optional<Account> found = TenantId.isWellFormed(tenant)
                ? users.find(new TenantId(tenant), type, userName).filter(each -> mayLogIn(each, call))
                : Optional.empty();
        boolean proved =
                passwords.matches(password, found.map(Account::passwordHash).orElse(null));
        if (proved) {
            return found.orElseThrow();
        }
        String auditTenant = TenantId.isWellFormed(tenant) ? tenant : AccessAudit.NONE;
        if (found.isEmpty()) {
            lockout.failed(auditTenant, call.actor(null));
        } else if (lockout.failed(found.get().user().uuid(), auditTenant, call.actor(null))) {
            throw OAuthRefusal.accountLocked();
        }
        throw OAuthRefusal.invalidCredentials();
    }

    private static boolean mayLogIn(Account account, TokenCall call) {
        return call.client().admits(account.user().uuid())
                && account.roles().stream().noneMatch(role -> role.code().equals(SCHEDULER_ROLE));
    }

    private TokenAnswer loggedIn(TokenCall call, Account verified, String scope) {
        String uuid = verified.user().uuid();
        String tenant = verified.user().tenantId().value();
        if (!Networks.of(verified.networks()).allow(call.address())) {
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
            lockout.succeeded(account);
            audit.append(tenant, call.actor(uuid), "LOGGED_IN", uuid, Map.of());
            return issue.pair(
                    account,
                    call.client(),
                    scope,
                    clock.instant().plus(call.client().refreshLifetime()));
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
