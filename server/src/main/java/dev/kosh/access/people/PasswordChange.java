package dev.kosh.access.people;

import dev.kosh.access.AccessError;
import dev.kosh.access.Caller;
import dev.kosh.access.User;
import dev.kosh.access.UserType;
import dev.kosh.access.limits.TooManyRequests;
import dev.kosh.access.otp.OtpRefusal;
import dev.kosh.access.store.AccessAudit;
import dev.kosh.access.store.Account;
import dev.kosh.access.store.TokenStore;
import dev.kosh.access.store.UserStore;
import dev.kosh.access.token.Lockout;
import dev.kosh.access.token.OneTimePasswords;
import dev.kosh.access.token.PasswordPolicy;
import dev.kosh.access.token.Passwords;
import dev.kosh.events.Actor;
import dev.kosh.wire.CorrelationId;
import dev.kosh.wire.Problems;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets another password, for who knows the one before or proves the mobile number; every session of the user ends. */
@Service
class PasswordChange {

    private static final long RETRY_SECONDS = 1_800;

    private final UserStore users;
    private final TokenStore tokens;
    private final Passwords passwords;
    private final OneTimePasswords otps;
    private final Lockout lockout;
    private final AccessAudit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PasswordChange(
            UserStore users,
            TokenStore tokens,
            Passwords passwords,
            OneTimePasswords otps,
            Lockout lockout,
            AccessAudit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.users = users;
        this.tokens = tokens;
        this.passwords = passwords;
        this.otps = otps;
        this.lockout = lockout;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @throws RequestRefused {@link AccessError#PASSWORD_MISMATCH}, {@link AccessError#PASSWORD_NOT_USED}, codes of passwords */
    void change(Caller caller, @Nullable String existing, @Nullable String wanted) {
        check(wanted);
        Account account =
                users.find(caller.tenantId(), caller.type(), caller.userName()).orElseThrow();
        if (account.passwordHash() == null) {
            throw new RequestRefused(
                    AccessError.PASSWORD_NOT_USED, "This user logs in by one-time password and has no other");
        }
        if (existing == null || !passwords.matches(existing, account.passwordHash())) {
            lockout.failed(caller.uuid(), caller.tenantId().value(), caller.actor());
            throw new RequestRefused(AccessError.PASSWORD_MISMATCH, "existingPassword is not right");
        }
        transaction.executeWithoutResult(
                status -> set(account.user(), String.valueOf(wanted), caller.actor(), "PASSWORD_CHANGED"));
    }

    /**
     * Who cannot log in proves his mobile number instead. Unknown users and wrong one-time passwords look the same.
     *
     * @throws dev.kosh.wire.FieldsRefused when the one-time password is not right
     */
    void reset(PasswordController.Reset asked, String address) {
        check(asked.newPassword());
        if (lockout.isShut(address)) {
            throw new TooManyRequests(RETRY_SECONDS);
        }
        Optional<User> user = named(asked).map(Account::user).filter(User::active);
        String tenant = asked.tenantId();
        TenantId state =
                TenantId.isWellFormed(tenant) && tenant != null ? new TenantId(tenant).state() : new TenantId("none");
        Optional<String> proof =
                otps.prove(state, user.map(User::mobileNumber).orElse(null), String.valueOf(asked.otpReference()));
        if (proof.isEmpty() || user.isEmpty()) {
            throw OtpRefusal.notValid();
        }
        User known = user.get();
        Actor actor = new Actor(known.uuid(), AccessAudit.NONE, address, CorrelationId.current());
        transaction.executeWithoutResult(
                status -> set(known, String.valueOf(asked.newPassword()), actor, "PASSWORD_RESET"));
    }

    private Optional<Account> named(PasswordController.Reset asked) {
        String tenant = asked.tenantId();
        String userName = asked.userName();
        String type = asked.type() == null ? "" : asked.type().toUpperCase(Locale.ROOT);
        if (tenant == null || !TenantId.isWellFormed(tenant) || userName == null) {
            return Optional.empty();
        }
        return Stream.of(UserType.values())
                .filter(each -> each.name().equals(type))
                .findFirst()
                .flatMap(each -> users.find(
                        each == UserType.CITIZEN ? new TenantId(tenant).state() : new TenantId(tenant),
                        each,
                        userName));
    }

    private static void check(@Nullable String wanted) {
        Problems problems = new Problems();
        PasswordPolicy.check(wanted, problems);
        problems.throwIfAny();
    }

    private void set(User user, String password, Actor actor, String action) {
        users.setPasswordHash(user.uuid(), passwords.hash(password), clock.instant());
        tokens.endAllOf(user.uuid());
        audit.append(user.tenantId().value(), actor, action, user.uuid(), Map.of());
    }
}
