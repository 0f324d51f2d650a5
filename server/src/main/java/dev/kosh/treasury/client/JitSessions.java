package dev.kosh.treasury.client;

import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.TreasuryAddress;
import dev.kosh.treasury.TreasuryCall;
import dev.kosh.treasury.TreasurySettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The session with the treasury that all threads of this process share. At most one log-in is under way at a time; who
 * needs a session meanwhile waits for that one and shares its result, be it a failure.
 */
@Component
class JitSessions {

    private static final Logger log = LoggerFactory.getLogger(JitSessions.class);

    private final JitLogIn logIn;
    private final ExchangeRecorder exchanges;
    private final TreasurySettings.Session settings;
    private final Clock clock;

    // Guarded by this.
    private @Nullable Session current;
    private @Nullable CompletableFuture<LogInResult> underWay;
    private @Nullable Instant refusedAt;
    private @Nullable TreasuryAddress refusedBy;

    JitSessions(JitLogIn logIn, ExchangeRecorder exchanges, TreasurySettings settings, Clock clock) {
        this.logIn = logIn;
        this.exchanges = exchanges;
        this.settings = settings.session();
        this.clock = clock;
    }

    /**
     * The session to call with.
     *
     * @param cause the call that needs it
     * @param refused a session that the treasury no longer takes; null if none is known
     */
    LogInResult session(TreasuryAddress address, TreasuryCall cause, @Nullable Session refused) {
        CompletableFuture<LogInResult> mine = new CompletableFuture<>();
        CompletableFuture<LogInResult> others;
        synchronized (this) {
            Instant now = clock.instant();
            Session held = current;
            if (held != null && held != refused && isUsable(held, address, now)) {
                return LogInResult.of(held, null);
            }
            if (pauses(address, now)) {
                return LogInResult.failed(Glitch.JIT_AUTH_FAILED, null);
            }
            others = underWay;
            if (others == null) {
                underWay = mine;
            }
        }
        return others == null ? logIn(address, cause, mine) : join(others);
    }

    private LogInResult logIn(TreasuryAddress address, TreasuryCall cause, CompletableFuture<LogInResult> flight) {
        try {
            Instant startedAt = clock.instant();
            long started = System.nanoTime();
            LogInResult result = logIn.at(address, startedAt);
            settle(address, result);
            exchanges.recordLogIn(cause, result, startedAt, Duration.ofNanos(System.nanoTime() - started));
            flight.complete(result);
            return result;
        } catch (RuntimeException | Error failure) {
            flight.completeExceptionally(failure);
            throw failure;
        } finally {
            synchronized (this) {
                underWay = null;
            }
        }
    }

    private synchronized void settle(TreasuryAddress address, LogInResult result) {
        if (result.session() != null) {
            current = result.session();
            refusedAt = null;
        } else if (result.glitch() == Glitch.JIT_AUTH_FAILED) {
            current = null;
            refusedAt = clock.instant();
            refusedBy = address;
            log.warn("The treasury refuses our log-in; the next try is in {}", settings.pauseAfterRefusal());
        }
    }

    private boolean isUsable(Session session, TreasuryAddress address, Instant now) {
        return session.address().equals(address)
                && Duration.between(session.since(), now).abs().compareTo(settings.maxAge()) < 0;
    }

    private synchronized boolean pauses(TreasuryAddress address, Instant now) {
        return refusedAt != null
                && address.equals(refusedBy)
                && Duration.between(refusedAt, now).abs().compareTo(settings.pauseAfterRefusal()) < 0;
    }

    private static LogInResult join(CompletableFuture<LogInResult> flight) {
        try {
            return flight.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
