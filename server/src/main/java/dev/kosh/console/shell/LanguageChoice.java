package dev.kosh.console.shell;

import dev.kosh.access.PageSessions;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/**
 * The language of a page: the one that was chosen in this browser, else the browser's. Choosing is asking for any page
 * with {@code ?lang=hi_IN}. What is no page keeps the locale that the request names.
 */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
class LanguageChoice extends AcceptHeaderLocaleResolver implements HandlerInterceptor {

    private static final String PARAMETER = "lang";
    private static final String COOKIE = "kosh_language";
    private static final Duration REMEMBERED = Duration.ofDays(400);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Locale asked = super.resolveLocale(request);
        if (!request.getRequestURI().startsWith(PageSessions.ROOT)) {
            return asked;
        }
        return chosen(request).orElseGet(() -> Language.of(asked)).locale();
    }

    private static Optional<Language> chosen(HttpServletRequest request) {
        String now = request.getParameter(PARAMETER);
        return (now == null ? Optional.<Language>empty() : Language.ofCode(now)).or(() -> remembered(request));
    }

    private static Optional<Language> remembered(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    return Language.ofCode(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String now = request.getParameter(PARAMETER);
        Optional<Language> language = now == null ? Optional.empty() : Language.ofCode(now);
        language.ifPresent(each -> response.addHeader(HttpHeaders.SET_COOKIE, cookie(each)));
        return true;
    }

    private static String cookie(Language language) {
        return ResponseCookie.from(COOKIE, language.code())
                .path(PageSessions.ROOT)
                .httpOnly(true)
                .sameSite("Strict")
                .maxAge(REMEMBERED)
                .build()
                .toString();
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language is chosen by ?" + PARAMETER + "=");
    }
}
