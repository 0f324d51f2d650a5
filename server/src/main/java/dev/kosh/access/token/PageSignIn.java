package dev.kosh.access.token;

import dev.kosh.access.Caller;
import dev.kosh.access.PageSessions;
import dev.kosh.access.SignInRefusal;
import dev.kosh.access.UserType;
import dev.kosh.access.gateway.Permits;
import dev.kosh.access.limits.TooManyRequests;
import dev.kosh.access.network.ClientAddresses;
import dev.kosh.access.pages.PageCookies;
import dev.kosh.access.pages.PageSessionProperties;
import dev.kosh.access.store.AccessAudit;
import dev.kosh.access.store.Account;
import dev.kosh.access.store.ClientStore;
import dev.kosh.access.store.NewTokens;
import dev.kosh.access.store.OAuthClient;
import dev.kosh.access.store.PageClient;
import dev.kosh.access.store.TokenHash;
import dev.kosh.access.store.TokenStore;
import dev.kosh.wire.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs people in to the pages by the rules of the token end point. */
@Component
class PageSignIn implements PageSessions {

    private static final int LIVE_SESSIONS = 10;

    private final PasswordGrant passwords;
    private final TokenLimits limits;
    private final ClientStore clients;
    private final TokenStore tokens;
    private final ClientAddresses addresses;
    private final PageCookies cookies;
    private final PageSessionProperties settings;
    private final Permits permits;
    private final AccessAudit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PageSignIn(
            PasswordGrant passwords,
            TokenLimits limits,
            ClientStore clients,
            TokenStore tokens,
            ClientAddresses addresses,
            PageCookies cookies,
            PageSessionProperties settings,
            Permits permits,
            AccessAudit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.passwords = passwords;
        this.limits = limits;
        this.clients = clients;
        this.tokens = tokens;
        this.addresses = addresses;
        this.cookies = cookies;
        this.settings = settings;
        this.permits = permits;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String formToken(HttpServletRequest request, HttpServletResponse response) {
        return cookies.formToken(request, response);
    }

    @Override
    public Optional<SignInRefusal> signIn(
            String tenant, String userName, String password, HttpServletRequest request, HttpServletResponse response) {
        String address = addresses.of(request);
        OAuthClient pages = clients.find(PageClient.ID)
                .orElseThrow(() -> new IllegalStateException("the client of the pages is not on record"));
        PasswordLogin login = new PasswordLogin(tenant, UserType.EMPLOYEE, userName, password, pages, address);
        try {
            limits.takeForAddress(address, pages.limits());
            cookies.setSession(passwords.prove(login, this::begin), request, response);
            return Optional.empty();
        } catch (TooManyRequests tooMany) {
            return Optional.of(SignInRefusal.TOO_MANY);
        } catch (OAuthRefusal refusal) {
            SignInRefusal why = refusal.onPages();
            // Wrong passwords are on the trail already, with the user whom they were tried on.
            if (why != SignInRefusal.CREDENTIALS) {
                audit.append(
                        AccessAudit.NONE, login.actor(null), "LOGIN_REFUSED", SIGN_IN, Map.of("reason", why.name()));
            }
            return Optional.of(why);
        }
    }

    /** A fresh session; the oldest of more than 10 goes. Runs inside the transaction of the log-in. */
    private String begin(Account account) {
        Instant now = clock.instant();
        String secret = cookies.secret();
        String user = account.user().uuid();
        tokens.prune(user, PageClient.ID, LIVE_SESSIONS - 1, now);
        tokens.insert(new NewTokens(
                TokenHash.of(secret),
                TokenHash.of(cookies.secret()),
                user,
                PageClient.ID,
                "pages",
                now,
                now.plus(settings.idle()),
                now.plus(settings.longest())));
        return secret;
    }

    @Override
    public void signOut(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        String secret = cookies.session(request);
        if (secret != null) {
            transaction.executeWithoutResult(status -> {
                tokens.end(caller.uuid(), TokenHash.of(secret));
                audit.append(caller.tenantId().value(), caller.actor(), "LOGGED_OUT", caller.uuid(), Map.of());
            });
        }
        cookies.endSession(request, response);
    }

    @Override
    public boolean mayCall(Caller caller, String path, TenantId tenant) {
        return permits.allow(caller, path, tenant);
    }
}
