package dev.kosh.access.pages;

import dev.kosh.access.PageSessions;
import dev.kosh.access.network.ClientAddresses;
import dev.kosh.access.store.TokenHash;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookies of the pages, and the form tokens that are made of them. */
@Component
public class PageCookies {

    private static final String SESSION = "kosh_session";
    /** A browser that is not signed in has this secret instead, for the form of the sign-in. */
    private static final String BEFORE_SESSION = "kosh_form";

    private static final int SECRET_BYTES = 32;
    private static final int LONGEST = 200;

    private final SecureRandom random = new SecureRandom();
    private final ClientAddresses addresses;

    PageCookies(ClientAddresses addresses) {
        this.addresses = addresses;
    }

    /** A secret that nobody can guess. */
    public String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The session's secret; null when the request has none. */
    public @Nullable String session(HttpServletRequest request) {
        return value(request, SESSION);
    }

    public void setSession(String secret, HttpServletRequest request, HttpServletResponse response) {
        set(SESSION, secret, null, request, response);
    }

    public void endSession(HttpServletRequest request, HttpServletResponse response) {
        set(SESSION, "", Duration.ZERO, request, response);
    }

    /** What forms must send back; a browser without a secret gets one. */
    public String formToken(HttpServletRequest request, HttpServletResponse response) {
        String secret = secretOf(request);
        if (secret == null) {
            secret = secret();
            set(BEFORE_SESSION, secret, null, request, response);
        }
        return formTokenOf(secret);
    }

    /** Whether the form that was sent is one of ours. */
    public boolean isOurForm(HttpServletRequest request) {
        String secret = secretOf(request);
        String sent = request.getParameter(PageSessions.FORM_TOKEN);
        return secret != null
                && sent != null
                && isFromHere(request)
                && MessageDigest.isEqual(
                        formTokenOf(secret).getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }

    /** Browsers say themselves when another site made them send something. */
    private static boolean isFromHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null || site.equals("same-origin");
    }

    private static String formTokenOf(String secret) {
        return TokenHash.of("form " + secret).hex();
    }

    private static @Nullable String secretOf(HttpServletRequest request) {
        String session = value(request, SESSION);
        return session != null ? session : value(request, BEFORE_SESSION);
    }

    private static @Nullable String value(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            String value = cookie.getValue();
            if (cookie.getName().equals(name) && !value.isBlank() && value.length() <= LONGEST) {
                return value;
            }
        }
        return null;
    }

    private void set(
            String name,
            String value,
            @Nullable Duration maxAge,
            HttpServletRequest request,
            HttpServletResponse response) {
        ResponseCookie.ResponseCookieBuilder cookie = ResponseCookie.from(name, value)
                .path(PageSessions.ROOT)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(addresses.isSecure(request));
        if (maxAge != null) {
            cookie.maxAge(maxAge);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }
}
