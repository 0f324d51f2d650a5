package dev.kosh.access.setup;

import dev.kosh.access.AccessError;
import dev.kosh.access.Accounts;
import dev.kosh.access.NewClient;
import dev.kosh.access.NewUser;
import dev.kosh.access.RateLimits;
import dev.kosh.access.Role;
import dev.kosh.access.UserType;
import dev.kosh.access.store.AccessAudit;
import dev.kosh.access.store.SetupTokenStore;
import dev.kosh.access.store.TokenHash;
import dev.kosh.access.token.PasswordPolicy;
import dev.kosh.events.Actor;
import dev.kosh.masters.MasterFiles;
import dev.kosh.masters.Masters;
import dev.kosh.masters.Tenant;
import dev.kosh.wire.CorrelationId;
import dev.kosh.wire.Problems;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates the first administrator: SUPERUSER at a state, which is registered if it is new. */
@Service
class FirstAdministrator {

    private static final String PUBLIC_CLIENT = "egov-user-client";

    private final SetupTokenStore setupTokens;
    private final Accounts accounts;
    private final Masters masters;
    private final MasterFiles masterFiles;
    private final AccessAudit audit;
    private final Clock clock;

    FirstAdministrator(
            SetupTokenStore setupTokens,
            Accounts accounts,
            Masters masters,
            MasterFiles masterFiles,
            AccessAudit audit,
            Clock clock) {
        this.setupTokens = setupTokens;
        this.accounts = accounts;
        this.masters = masters;
        this.masterFiles = masterFiles;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is asked of whoever sets up the server. */
    record Asked(
            @Nullable String setUpToken,
            @Nullable String tenantId,
            @Nullable String tenantName,
            @Nullable String userName,
            @Nullable String password,
            @Nullable String name) {

        @Override
        public String toString() {
            return "Asked[" + tenantId + "]";
        }
    }

    record Created(String uuid, String userName, String tenantId) {}

    /**
     * Uses the set-up token up; a refusal leaves it usable.
     *
     * @throws RequestRefused {@link AccessError#SETUP_TOKEN}, {@link AccessError#INVALID_ADMINISTRATOR}
     */
    @Transactional
    Created create(Asked asked, String address) {
        boolean mayCreate = asked.setUpToken() != null
                && setupTokens.use(TokenHash.of(asked.setUpToken()), clock.instant())
                && !accounts.hasAdministrator();
        if (!mayCreate) {
            throw new RequestRefused(
                    AccessError.SETUP_TOKEN,
                    "The set-up token is unknown, used or older than 24 hours; a restart prints a new one");
        }
        Problems problems = new Problems();
        TenantId state = state(asked.tenantId(), problems);
        String userName = text(asked.userName(), "userName", problems);
        PasswordPolicy.check(asked.password(), problems);
        problems.throwIfAny();
        register(state, asked.tenantName());
        NewUser administrator = administrator(state, userName, asked);
        accounts.createUser(administrator);
        accounts.createClient(clientOf(administrator));
        setupTokens.forgetAll();
        Actor actor = new Actor(administrator.uuid(), AccessAudit.NONE, address, CorrelationId.current());
        audit.append(state.value(), actor, "ADMINISTRATOR_CREATED", administrator.uuid(), Map.of());
        return new Created(administrator.uuid(), userName, state.value());
    }

    /** The public client that people log in through admits nobody else until somebody says so. */
    private static NewClient clientOf(NewUser administrator) {
        NewClient usual = NewClient.usual(PUBLIC_CLIENT, null, RateLimits.NONE);
        return new NewClient(
                usual.id(),
                null,
                usual.grants(),
                usual.scopes(),
                usual.accessLifetime(),
                usual.refreshLifetime(),
                List.of(),
                List.of(administrator.uuid()),
                usual.limits());
    }

    private static TenantId state(@Nullable String text, Problems problems) {
        String id = text == null ? "" : text.strip();
        if (TenantId.isWellFormed(id) && id.indexOf('.') < 0) {
            return new TenantId(id);
        }
        problems.add(AccessError.INVALID_ADMINISTRATOR, "tenantId must be a state, such as pb");
        return new TenantId("none");
    }

    private static String text(@Nullable String value, String member, Problems problems) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty() || text.length() > 64 || text.indexOf('<') >= 0) {
            problems.add(AccessError.INVALID_ADMINISTRATOR, member + " must have 1 to 64 characters and no markup");
        }
        return text;
    }

    private void register(TenantId state, @Nullable String name) {
        if (masters.tenant(state).isEmpty()) {
            String shown = name == null || name.isBlank() ? state.value() : name.strip();
            masterFiles.register(new Tenant(state, shown, state.value().toUpperCase(Locale.ROOT)));
        }
    }

    private static NewUser administrator(TenantId state, String userName, Asked asked) {
        String name = asked.name() == null || asked.name().isBlank()
                ? userName
                : asked.name().strip();
        return new NewUser(
                UUID.randomUUID().toString(),
                userName,
                name,
                UserType.EMPLOYEE,
                state,
                null,
                null,
                null,
                null,
                true,
                asked.password(),
                List.of(new Role("SUPERUSER", "Super user", state), new Role("EMPLOYEE", "Employee", state)),
                List.of());
    }
}
