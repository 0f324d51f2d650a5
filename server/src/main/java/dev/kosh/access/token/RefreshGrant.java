package dev.kosh.access.token;

import dev.kosh.access.network.Networks;
import dev.kosh.access.store.AccessAudit;
import dev.kosh.access.store.Account;
import dev.kosh.access.store.StoredRefresh;
import dev.kosh.access.store.TokenHash;
import dev.kosh.access.store.TokenStore;
import dev.kosh.access.store.UserStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a new access token for a refresh token, after asking everything again that a log-in asks. */
@Component
class RefreshGrant {

    /** How long a confidential client may show a refresh token again whose answer it did not get. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final TokenStore tokens;
    private final UserStore users;
    private final Lockout lockout;
    private final TokenIssue issue;
    private final AccessAudit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RefreshGrant(
            TokenStore tokens,
            UserStore users,
            Lockout lockout,
            TokenIssue issue,
            AccessAudit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.tokens = tokens;
        this.users = users;
        this.lockout = lockout;
        this.issue = issue;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    TokenAnswer grant(TokenCall call) {
        String refresh = call.parameter("refresh_token");
        if (refresh == null) {
            throw OAuthRefusal.invalidRequest("refresh_token parameter not provided");
        }
        return transaction.execute(status -> refreshed(call, refresh));
    }

    private TokenAnswer refreshed(TokenCall call, String refresh) {
        Instant now = clock.instant();
        TokenHash hash = TokenHash.of(refresh);
        StoredRefresh stored =
                tokens.lockRefresh(hash).orElseThrow(() -> OAuthRefusal.invalidGrant("Invalid refresh token"));
        if (!stored.clientId().equals(call.client().id())) {
            throw OAuthRefusal.invalidGrant("Wrong client for this refresh token");
        }
        if (!now.isBefore(stored.expiresAt())) {
            throw new OAuthRefusal(401, "invalid_token", "Invalid refresh token (expired)");
        }
        String scope = narrowed(stored.scope(), call.scopes());
        Account account = stillWelcome(call, stored);
        audit.append(
                account.user().tenantId().value(),
                call.actor(stored.userUuid()),
                "TOKEN_REFRESHED",
                stored.userUuid(),
                Map.of());
        if (!call.client().isConfidential()) {
            return issue.access(account, call.client(), scope, refresh);
        }
        tokens.supersede(stored.userUuid(), hash, now, now.plus(GRACE));
        return issue.pair(account, call.client(), scope, stored.logInEndsAt());
    }

    private Account stillWelcome(TokenCall call, StoredRefresh stored) {
        Account account = users.lockForUpdate(stored.userUuid())
                .filter(each -> call.client().admits(stored.userUuid()))
                .orElseThrow(OAuthRefusal::invalidCredentials);
        if (!account.user().active()) {
            throw OAuthRefusal.inactive();
        }
        if (lockout.isLocked(account)) {
            throw OAuthRefusal.accountLocked();
        }
        if (!Networks.of(account.networks()).allow(call.address())) {
            throw OAuthRefusal.addressNotAllowed();
        }
        return account;
    }

    private static String narrowed(String granted, List<String> asked) {
        List<String> all = List.of(granted.split(" "));
        if (!all.containsAll(asked)) {
            throw new OAuthRefusal(400, "invalid_scope", "Invalid scope: wider than granted", granted);
        }
        return asked.isEmpty() ? granted : String.join(" ", asked);
    }
}
