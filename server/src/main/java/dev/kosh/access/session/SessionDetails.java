package dev.kosh.access.session;

import dev.kosh.access.AccessError;
import dev.kosh.access.User;
import dev.kosh.access.store.Account;
import dev.kosh.access.store.Session;
import dev.kosh.access.store.TokenHash;
import dev.kosh.access.store.TokenStore;
import dev.kosh.access.token.RoleOnWire;
import dev.kosh.wire.Problem;
import dev.kosh.wire.RequestRefused;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what an access token stands for. */
@Component
class SessionDetails {

    record Answer(
            long id,
            String userName,
            String name,
            @Nullable String mobileNumber,
            @Nullable String emailId,
            String locale,
            String type,
            List<RoleOnWire> roles,
            boolean active,
            @Nullable List<String> actions,
            String tenantId,
            String uuid) {}

    private final TokenStore tokens;
    private final Clock clock;

    SessionDetails(TokenStore tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** @throws RequestRefused 401 {@code InvalidAccessTokenException} when the token is not live */
    Answer of(String accessToken) {
        Session session = tokens.session(TokenHash.of(accessToken), clock.instant())
                .orElseThrow(() -> new RequestRefused(
                        AccessError.INVALID_TOKEN.httpStatus(),
                        List.of(new Problem(
                                AccessError.INVALID_TOKEN.code(),
                                "An unhandled exception occurred on the server",
                                "Invalid Access Token Exception",
                                null))));
        return answer(session.account());
    }

    private static Answer answer(Account account) {
        User user = account.user();
        return new Answer(
                user.id(),
                user.userName(),
                user.name(),
                user.mobileNumber(),
                user.emailId(),
                account.locale(),
                user.type().name(),
                account.roles().stream().map(RoleOnWire::of).toList(),
                user.active(),
                null,
                user.tenantId().value(),
                user.uuid());
    }
}
