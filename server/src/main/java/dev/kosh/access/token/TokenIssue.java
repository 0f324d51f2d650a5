package dev.kosh.access.token;

import dev.kosh.access.store.Account;
import dev.kosh.access.store.NewTokens;
import dev.kosh.access.store.OAuthClient;
import dev.kosh.access.store.TokenHash;
import dev.kosh.access.store.TokenStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes tokens; runs inside the transaction of the grant. */
@Component
class TokenIssue {

    private static final int LIVE_PAIRS = 50;
    /** A refresh token past its end is still told from an unknown one for a day. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final TokenStore tokens;
    private final Clock clock;

    TokenIssue(TokenStore tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A fresh pair; the oldest of more than 50 goes. */
    TokenAnswer pair(Account account, OAuthClient client, String scope, Instant refreshExpiresAt) {
        String refresh = UUID.randomUUID().toString();
        String access = insert(account, client, scope, refresh, refreshExpiresAt);
        return TokenAnswer.of(account, access, refresh, remainingSeconds(client), scope);
    }

    /** A token without a refresh token: the client can ask again by itself. */
    TokenAnswer alone(Account account, OAuthClient client, String scope) {
        Instant end = clock.instant().plus(client.accessLifetime());
        String access = insert(account, client, scope, UUID.randomUUID().toString(), end);
        return TokenAnswer.of(account, access, null, remainingSeconds(client), scope);
    }

    private String insert(Account account, OAuthClient client, String scope, String refresh, Instant refreshExpiresAt) {
        Instant now = clock.instant();
        String access = UUID.randomUUID().toString();
        String user = account.user().uuid();
        tokens.prune(user, client.id(), LIVE_PAIRS - 1, now.minus(REMEMBERED));
        tokens.insert(new NewTokens(
                TokenHash.of(access),
                TokenHash.of(refresh),
                user,
                client.id(),
                scope,
                now,
                now.plus(client.accessLifetime()),
                refreshExpiresAt));
        return access;
    }

    /** A fresh access token beside the refresh token that was shown. */
    TokenAnswer access(Account account, OAuthClient client, String scope, String refresh) {
        Instant now = clock.instant();
        String access = UUID.randomUUID().toString();
        tokens.replaceAccess(
                account.user().uuid(),
                TokenHash.of(refresh),
                TokenHash.of(access),
                now,
                now.plus(client.accessLifetime()));
        return TokenAnswer.of(account, access, refresh, remainingSeconds(client), scope);
    }

    /** Whole seconds left once the answer is on its way. */
    private static long remainingSeconds(OAuthClient client) {
        return client.accessLifetime().minusMillis(1).toSeconds();
    }
}
