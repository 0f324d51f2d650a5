package dev.kosh.access.gateway;

import dev.kosh.access.Caller;
import dev.kosh.access.PageSessions;
import dev.kosh.access.User;
import dev.kosh.access.limits.RateLimitProperties;
import dev.kosh.access.limits.RateLimiter;
import dev.kosh.access.limits.RateLimiter.Counted;
import dev.kosh.access.network.ClientAddresses;
import dev.kosh.access.store.Account;
import dev.kosh.access.store.Session;
import dev.kosh.wire.RequestRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Decides whether a call is let in, and whose it is. */
@Component
class Admission {

    private static final Logger log = LoggerFactory.getLogger(Admission.class);
    private static final String LOGOUT = "/user/_logout";
    private static final Set<String> OF_EVERY_CALLER =
            Set.of(LOGOUT, "/user/password/_update", "/user/profile/_update", PageSessions.ROOT, PageSessions.SIGN_OUT);
    /**
     * Clients of the originals print and read files under the name of the state. Of it these calls give nothing but what
     * is kept where the caller has a role; a ULB that stands in the body is asked for as ever.
     */
    private static final Set<String> UNDER_THE_STATES_NAME = Set.of(
            "/pdf-service/v1/_create",
            "/pdf-service/v1/_createnosave",
            "/filestore/v1/files/id",
            "/filestore/v1/files/metadata",
            "/filestore/v1/files/url");

    private static final String BILL_FETCH = "/billing-service/bill/v2/_fetchbill";
    private static final String PAYMENT = "/collection-services/payments/_create";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Sessions sessions;
    private final RoleActions roleActions;
    private final ServedPaths served;
    private final ClientAddresses addresses;
    private final RateLimiter limiter;
    private final RateLimitProperties limits;
    private final RefusalLog refusals;

    Admission(
            Sessions sessions,
            RoleActions roleActions,
            ServedPaths served,
            ClientAddresses addresses,
            RateLimiter limiter,
            RateLimitProperties limits,
            RefusalLog refusals) {
        this.sessions = sessions;
        this.roleActions = roleActions;
        this.served = served;
        this.addresses = addresses;
        this.limiter = limiter;
        this.limits = limits;
        this.refusals = refusals;
    }

    /**
     * The caller; null for a log-out with a token that is dead already, which is no error.
     *
     * @throws RequestRefused when the call is not let in
     */
    @Nullable
    Caller admit(IncomingCall call) {
        String address = addresses.of(call.request());
        if (call.token() == null) {
            refusals.nobody(call, address);
            throw withoutToken(call);
        }
        Optional<Sessions.Known> known = session(call.token());
        if (known.isEmpty()) {
            if (call.path().equals(LOGOUT)) {
                return null;
            }
            refusals.nobody(call, address);
            throw Refusal.invalidToken();
        }
        Caller caller = caller(known.get().session(), address);
        admit(call, caller, known.get());
        limit(call.path(), known.get().session());
        return caller;
    }

    /**
     * The caller of a path that anybody may call; null without a live token. No role is asked for: what such a path shows
     * to whom, its controller decides.
     *
     * @throws RequestRefused when the address may not use the token, or asks too often without one
     */
    @Nullable
    Caller admitAnybody(IncomingCall call) {
        String address = addresses.of(call.request());
        Optional<Sessions.Known> known = call.token() == null ? Optional.empty() : session(call.token());
        if (known.isEmpty()) {
            limiter.take(new Counted("open call", address, limits.openCallsPerAddressPerMinute()), MINUTE);
            return null;
        }
        Caller caller = caller(known.get().session(), address);
        if (!known.get().mayCallFrom(address)) {
            refusals.refused(call, caller, "ADDRESS_REFUSED");
            throw Refusal.notAuthorised();
        }
        return caller;
    }

    /** Who holds a session and makes this request, whether or not he may. */
    Caller caller(Session session, HttpServletRequest request) {
        return caller(session, addresses.of(request));
    }

    /** @throws RequestRefused when the call is not let in */
    void admit(IncomingCall call, Caller caller, Sessions.Known session) {
        if (!session.mayCallFrom(caller.address())) {
            refusals.refused(call, caller, "ADDRESS_REFUSED");
            throw Refusal.notAuthorised();
        }
        authorise(call.withParts(), caller);
    }

    private RequestRefused withoutToken(IncomingCall call) {
        String verb = call.request().getMethod();
        return served.match(call.path(), verb) == ServedPaths.Match.WRONG_VERB
                ? Refusal.wrongVerb(verb)
                : Refusal.noToken();
    }

    /** The live session of a token. */
    Optional<Sessions.Known> session(String token) {
        try {
            return sessions.find(token);
        } catch (DataAccessException down) {
            log.error("Callers cannot be looked up", down);
            throw Refusal.authenticationDown();
        }
    }

    private void authorise(IncomingCall call, Caller caller) {
        Set<String> tenants =
                call.tenants().isEmpty() ? Set.of(caller.tenantId().value()) : call.tenants();
        boolean isAllowed = OF_EVERY_CALLER.contains(call.path()) || mayCall(caller, call.path(), tenants);
        if (isAllowed && !ServedPaths.isAmbiguous(call.path())) {
            return;
        }
        String verb = call.request().getMethod();
        switch (served.match(call.path(), verb)) {
            case UNKNOWN -> throw Refusal.notFound(call.path());
            case WRONG_VERB -> throw Refusal.wrongVerb(verb);
            case SERVED -> {
                refusals.refused(call, caller, "CALL_REFUSED");
                throw Refusal.notAuthorised();
            }
        }
    }

    private boolean mayCall(Caller caller, String path, Set<String> tenants) {
        Permissions permissions = roleActions.current();
        if (!UNDER_THE_STATES_NAME.contains(path)) {
            return permissions.allow(caller.roles(), path, tenants);
        }
        return tenants.stream()
                .allMatch(tenant -> permissions.allow(caller.roles(), path, Set.of(tenant))
                        || permissions.allowBelow(caller.roles(), path, tenant));
    }

    /** Counts a look at a page or file that a secret in its address opens. */
    void countOpenPage(HttpServletRequest request) {
        limiter.take(new Counted("open page", addresses.of(request), limits.openPagesPerAddressPerMinute()), MINUTE);
    }

    private void limit(String path, Session session) {
        if (path.equals(BILL_FETCH)) {
            limiter.take(counted("bill fetch", session, limits.billFetches(session.clientLimits())), SECOND);
        } else if (path.equals(PAYMENT)) {
            limiter.take(counted("payment", session, limits.payments(session.clientLimits())), SECOND);
        }
    }

    private static Counted counted(String what, Session session, int most) {
        return new Counted(
                what, session.clientId() + '/' + session.account().user().uuid(), most);
    }

    private static Caller caller(Session session, String address) {
        Account account = session.account();
        User user = account.user();
        return new Caller(
                user.id(),
                user.uuid(),
                user.userName(),
                user.name(),
                user.type(),
                user.mobileNumber(),
                user.emailId(),
                user.tenantId(),
                account.roles(),
                session.clientId(),
                address);
    }
}
