package dev.kosh.console.shell;

import dev.kosh.access.PageSessions;
import dev.kosh.secrets.PersonalData;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Carries a toast over the redirect that follows each action, sealed in a cookie: any process can answer the next
 * request, and nobody can make us say what we did not.
 */
@Component
public class Toasts {

    private static final String COOKIE = "kosh_toast";
    private static final Duration WAITS = Duration.ofMinutes(1);
    private static final int LONGEST_TEXT = 600;
    private static final String GOOD = "+";
    private static final String BAD = "-";

    private final PersonalData seal;

    Toasts(PersonalData seal) {
        this.seal = seal;
    }

    public void leave(Toast toast, HttpServletResponse response) {
        String text = toast.text().substring(0, Math.min(toast.text().length(), LONGEST_TEXT));
        byte[] sealed = seal.encrypt((toast.good() ? GOOD : BAD) + text);
        set(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), WAITS, response);
    }

    /** The toast that waits, which is then gone. */
    @Nullable
    Toast take(HttpServletRequest request, HttpServletResponse response) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(COOKIE) && !cookie.getValue().isEmpty()) {
                set("", Duration.ZERO, response);
                return opened(cookie.getValue());
            }
        }
        return null;
    }

    private @Nullable Toast opened(String value) {
        try {
            String text = seal.decrypt(Base64.getUrlDecoder().decode(value));
            return new Toast(text.startsWith(GOOD), text.substring(1));
        } catch (IllegalArgumentException | IllegalStateException notOurs) {
            return null;
        }
    }

    private static void set(String value, Duration maxAge, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(COOKIE, value)
                .path(PageSessions.ROOT)
                .httpOnly(true)
                .sameSite("Strict")
                .maxAge(maxAge)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
