package dev.kosh.access.token;

import dev.kosh.access.network.Networks;
import dev.kosh.access.store.AccessAudit;
import dev.kosh.access.store.Account;
import dev.kosh.access.store.UserStore;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a token to a program that proved its own secret: it stands for the one user that its record names, so that no
 * password of a person is kept in a program (docs/contract/access.md, log-in).
 */
@Component
class ClientCredentialsGrant {

    private final UserStore users;
    private final Lockout lockout;
    private final TokenIssue issue;
    private final AccessAudit audit;
    private final TransactionTemplate transaction;

    ClientCredentialsGrant(
            UserStore users, Lockout lockout, TokenIssue issue, AccessAudit audit, TransactionTemplate transaction) {
        this.users = users;
        this.lockout = lockout;
        this.issue = issue;
        this.audit = audit;
        this.transaction = transaction;
    }

    TokenAnswer grant(TokenCall call, String scope) {
        return transaction.execute(status -> {
            Account account = Optional.ofNullable(call.client().actsAs())
                    .flatMap(users::lockForUpdate)
                    .filter(each ->
                            each.roles().stream().noneMatch(role -> role.code().equals(PasswordGrant.SCHEDULER_ROLE)))
                    .orElseThrow(OAuthRefusal::invalidCredentials);
            if (!Networks.of(account.networks()).allow(call.address())) {
                throw OAuthRefusal.addressNotAllowed();
            }
            if (!account.user().active()) {
                throw OAuthRefusal.inactive();
            }
            if (lockout.isLocked(account)) {
                throw OAuthRefusal.accountLocked();
            }
            String uuid = account.user().uuid();
            audit.append(account.user().tenantId().value(), call.actor(uuid), "LOGGED_IN", uuid, Map.of());
            return issue.alone(account, call.client(), scope);
        });
    }
}
