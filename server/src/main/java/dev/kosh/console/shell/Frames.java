package dev.kosh.console.shell;

import dev.kosh.access.PageSessions;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** Puts into every page's model what the frame and the forms of amounts need. */
@ControllerAdvice("dev.kosh.console")
class Frames {

    private static final Formats FORMATS = new Formats();

    private final PageSessions sessions;
    private final Visits visits;
    private final Menu menu;
    private final Toasts toasts;
    private final Assets assets;

    Frames(PageSessions sessions, Visits visits, Menu menu, Toasts toasts, Assets assets) {
        this.sessions = sessions;
        this.visits = visits;
        this.menu = menu;
        this.toasts = toasts;
        this.assets = assets;
    }

    @ModelAttribute("format")
    Formats formats() {
        return FORMATS;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request, HttpServletResponse response) {
        Visit visit = visits.of(request);
        Language language = Language.of(RequestContextUtils.getLocale(request));
        Object forwarded = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        String path = forwarded == null ? request.getRequestURI() : forwarded.toString();
        boolean isPage = request.getMethod().equals("GET");
        return new Frame(
                language,
                visit,
                visit == null ? "" : visits.name(visit.tenant()),
                visit == null ? List.of() : visits.offices(visit.caller(), path),
                visit == null ? List.of() : menu.of(visit, path),
                sessions.formToken(request, response),
                isPage ? toasts.take(request, response) : null,
                here(request, path),
                assets.version());
    }

    private static String here(HttpServletRequest request, String path) {
        UriComponentsBuilder page = UriComponentsBuilder.fromPath(path);
        String query = request.getQueryString();
        if (query != null && request.getMethod().equals("GET")) {
            page.query(query).replaceQueryParam("lang");
        }
        String here = page.build().toUriString();
        return here + (here.contains("?") ? "&" : "?");
    }
}
