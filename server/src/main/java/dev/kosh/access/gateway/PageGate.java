package dev.kosh.access.gateway;

import dev.kosh.access.Caller;
import dev.kosh.access.PageSessions;
import dev.kosh.access.pages.PageCookies;
import dev.kosh.access.pages.PageSessionProperties;
import dev.kosh.access.store.PageClient;
import dev.kosh.access.store.Session;
import dev.kosh.access.store.TokenStore;
import dev.kosh.wire.RequestRefused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The edge of the pages (docs/contract/access.md, page sessions): callers are known by cookie, forms must be ours, and
 * whoever is not signed in is led to the sign-in instead of being told an error.
 */
@Component
class PageGate {

    /** A session is written at most so often for being used. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final CallReader reader;
    private final Admission admission;
    private final Sessions sessions;
    private final TokenStore tokens;
    private final PageCookies cookies;
    private final PageSessionProperties settings;
    private final Clock clock;

    PageGate(
            CallReader reader,
            Admission admission,
            Sessions sessions,
            TokenStore tokens,
            PageCookies cookies,
            PageSessionProperties settings,
            Clock clock) {
        this.reader = reader;
        this.admission = admission;
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookies = cookies;
        this.settings = settings;
        this.clock = clock;
    }

    static boolean guards(String path) {
        return path.equals(PageSessions.ROOT) || path.startsWith(PageSessions.ROOT + "/");
    }

    void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain, String path)
            throws ServletException, IOException {
        PageHeaders.set(response);
        try {
            HttpServletRequest admitted = admitted(request, path);
            if (admitted == null) {
                leadToSignIn(request, response);
            } else {
                chain.doFilter(admitted, response);
            }
        } catch (RequestRefused refusal) {
            request.setAttribute(PageSessions.REFUSAL, refusal);
            request.getRequestDispatcher(PageSessions.REFUSED)
                    .forward(isUpload(request) ? new UnreadUpload(request) : request, response);
        }
    }

    /** The request with its caller; null when nobody is signed in. */
    private @Nullable HttpServletRequest admitted(HttpServletRequest request, String path) throws IOException {
        if (path.startsWith(PageSessions.ASSETS) && !ServedPaths.isAmbiguous(path)) {
            return request;
        }
        boolean isUpload = isUpload(request);
        if (isUpload && !path.endsWith(PageSessions.UPLOAD_END)) {
            throw Refusal.mediaType();
        }
        Optional<Sessions.Known> session = session(request);
        if (isUpload && session.isEmpty()) {
            // Whoever is not signed in has nothing of his upload looked at.
            return null;
        }
        IncomingCall call = isUpload ? reader.readUpload(request, path) : reader.read(request, path);
        if (!READING.contains(request.getMethod()) && !cookies.isOurForm(request)) {
            throw Refusal.foreignForm();
        }
        if (path.equals(PageSessions.SIGN_IN)) {
            return call.request();
        }
        if (session.isEmpty()) {
            return null;
        }
        Caller caller = admission.caller(session.get().session(), request);
        // A page that refuses him has his name and menu, too.
        request.setAttribute(Caller.ATTRIBUTE, caller);
        admission.admit(call, caller, session.get());
        noteUse(session.get().session());
        return call.request();
    }

    private static boolean isUpload(HttpServletRequest request) {
        return CallReader.contentType(request).startsWith(CallReader.MULTIPART);
    }

    private Optional<Sessions.Known> session(HttpServletRequest request) {
        String secret = cookies.session(request);
        return secret == null
                ? Optional.empty()
                : admission
                        .session(secret)
                        .filter(known -> known.session().clientId().equals(PageClient.ID));
    }

    private void noteUse(Session session) {
        Instant now = clock.instant();
        Instant until = now.plus(settings.idle());
        if (Duration.between(session.expiresAt(), until).compareTo(NOTED_EVERY) >= 0) {
            tokens.extend(session.token(), now, until);
            sessions.endToken(session.token());
        }
    }

    /** Back to the page afterwards, when it was one that can be asked for again. */
    private static void leadToSignIn(HttpServletRequest request, HttpServletResponse response) {
        String to = PageSessions.SIGN_IN;
        if (READING.contains(request.getMethod()) && !request.getRequestURI().equals(PageSessions.ROOT)) {
            String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            to += "?to=" + URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8);
        }
        if (request.getHeader("HX-Request") != null) {
            // A part of a page that is asked for must not be answered with a whole other page.
            response.setHeader("HX-Redirect", to);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.setHeader("Location", to);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        }
    }
}
