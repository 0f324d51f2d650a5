package dev.kosh.access.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kosh.access.network.Networks;
import dev.kosh.access.store.Session;
import dev.kosh.access.store.TokenHash;
import dev.kosh.access.store.TokenStore;
import dev.kosh.access.store.TokensEnded;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sessions by access token, kept in memory for at most a minute. While this process cannot hear what others end, nothing
 * is kept.
 */
@Component
class Sessions {

    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final int MOST = 20_000;
    private static final int LONGEST_TOKEN = 200;

    /** A session with its allow-lists ready to use. */
    record Known(Session session, Networks clientNetworks, Networks userNetworks) {

        static Known of(Session session) {
            return new Known(
                    session,
                    Networks.of(session.clientNetworks()),
                    Networks.of(session.account().networks()));
        }

        boolean mayCallFrom(String address) {
            return clientNetworks.allow(address) && userNetworks.allow(address);
        }

        private String userUuid() {
            return session.account().user().uuid();
        }
    }

    private final Cache<TokenHash, Known> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();
    /** Grows with each ending, so that a session which was being read meanwhile is not kept. */
    private final AtomicLong endings = new AtomicLong();

    private final TokenStore tokens;
    private final Clock clock;
    private volatile boolean hearing;

    Sessions(TokenStore tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The live session of an access token. */
    Optional<Known> find(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        TokenHash hash = TokenHash.of(token);
        Known kept = known.getIfPresent(hash);
        if (kept == null) {
            kept = read(hash);
        }
        return Optional.ofNullable(kept)
                .filter(each -> clock.instant().isBefore(each.session().expiresAt()));
    }

    private @Nullable Known read(TokenHash hash) {
        long before = endings.get();
        Known read = tokens.session(hash, clock.instant()).map(Known::of).orElse(null);
        if (read != null && hearing && endings.get() == before) {
            known.put(hash, read);
            if (endings.get() != before) {
                known.invalidate(hash);
            }
        }
        return read;
    }

    void endToken(TokenHash hash) {
        endings.incrementAndGet();
        known.invalidate(hash);
    }

    void endUser(String userUuid) {
        end(each -> each.userUuid().equals(userUuid));
    }

    void endClient(String clientId) {
        end(each -> each.session().clientId().equals(clientId));
    }

    /** Whether endings in other processes are heard; in either case what was kept before may be out of date. */
    void hearing(boolean now) {
        hearing = now;
        end(each -> true);
    }

    // What this process ends itself, it need not be told: the next call after the answer must find it ended.
    @TransactionalEventListener(fallbackExecution = true)
    void ended(TokensEnded ended) {
        endUser(ended.userUuid());
    }

    private void end(Predicate<Known> concerned) {
        endings.incrementAndGet();
        known.asMap().values().removeIf(concerned);
    }
}
