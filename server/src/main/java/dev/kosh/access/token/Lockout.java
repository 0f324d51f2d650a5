package dev.kosh.access.token;

import dev.kosh.access.store.AccessAudit;
import dev.kosh.access.store.Account;
import dev.kosh.access.store.LoginFailureStore;
import dev.kosh.access.store.TokenStore;
import dev.kosh.access.store.UserStore;
import dev.kosh.events.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts wrong passwords, in the database because guesses may reach any process. */
@Component
public class Lockout {

    private final LoginFailureStore failures;
    private final UserStore users;
    private final TokenStore tokens;
    private final AccessAudit audit;
    private final LockoutProperties limits;
    private final Clock clock;

    Lockout(
            LoginFailureStore failures,
            UserStore users,
            TokenStore tokens,
            AccessAudit audit,
            LockoutProperties limits,
            Clock clock) {
        this.failures = failures;
        this.users = users;
        this.tokens = tokens;
        this.audit = audit;
        this.limits = limits;
        this.clock = clock;
    }

    boolean isLocked(Account account) {
        Instant lockedAt = account.lockedAt();
        return lockedAt != null && clock.instant().isBefore(lockedAt.plus(limits.coolDown()));
    }

    /** Whether so many wrong passwords came from the address that it is not listened to for now. */
    public boolean isShut(String address) {
        return failures.countFromAddress(address, clock.instant().minus(limits.window()))
                >= limits.failuresPerAddress();
    }

    long windowSeconds() {
        return limits.window().toSeconds();
    }

    /** Counts a wrong password for a name that nobody has. */
    @Transactional
    public void failed(String tenant, Actor actor) {
        failures.add(actor.address(), null, clock.instant());
        audit.append(tenant, actor, "LOGIN_FAILED", AccessAudit.NONE, Map.of());
    }

    /** Counts a wrong password of a user; true when this one locks the account. */
    @Transactional
    public boolean failed(String userUuid, String tenant, Actor actor) {
        Instant now = clock.instant();
        Optional<Account> account = users.lockForUpdate(userUuid);
        failures.forgetBefore(now.minus(limits.window()));
        boolean alreadyLocked = account.isEmpty() || isLocked(account.get());
        boolean locks =
                !alreadyLocked && failures.countOfUser(userUuid, now.minus(limits.window())) + 1 >= limits.failures();
        failures.add(actor.address(), account.isEmpty() ? null : userUuid, now);
        audit.append(tenant, actor, "LOGIN_FAILED", userUuid, Map.of());
        if (locks) {
            users.setLockedAt(userUuid, now, now);
            failures.forgetUser(userUuid);
            tokens.endAllOf(userUuid);
            audit.append(tenant, actor, "ACCOUNT_LOCKED", userUuid, Map.of());
        }
        return locks;
    }

    /** A right password: nothing counts any more, and a lock whose time is over goes. */
    public void succeeded(Account account) {
        failures.forgetUser(account.user().uuid());
        if (account.lockedAt() != null) {
            users.setLockedAt(account.user().uuid(), null, clock.instant());
        }
    }
}
