package dev.kosh.console.shell;

import dev.kosh.access.Caller;
import dev.kosh.access.PageSessions;
import dev.kosh.access.SignInRefusal;
import dev.kosh.masters.Masters;
import dev.kosh.masters.Tenant;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Signing in and out, and the way in (docs/contract/console.md, signing in). */
@Hidden
@Controller
class SignInController {

    private final PageSessions sessions;
    private final Menu menu;
    private final Masters masters;

    SignInController(PageSessions sessions, Menu menu, Masters masters) {
        this.sessions = sessions;
        this.menu = menu;
        this.masters = masters;
    }

    @GetMapping(PageSessions.SIGN_IN)
    ModelAndView form(@RequestParam(required = false) @Nullable String to) {
        return form(to, "", "", null);
    }

    private ModelAndView form(@Nullable String to, String tenant, String userName, @Nullable SignInRefusal refusal) {
        ModelAndView page = new ModelAndView("sign-in");
        List<Tenant> tenants = masters.tenants().stream()
                .sorted(Comparator.comparing((Tenant each) -> each.id().isState())
                        .thenComparing(Tenant::name))
                .toList();
        page.addObject("tenants", tenants);
        page.addObject("to", to);
        page.addObject("chosenTenant", tenant);
        page.addObject("userName", userName);
        page.addObject("refusal", refusal);
        return page;
    }

    @PostMapping(PageSessions.SIGN_IN)
    ModelAndView signIn(
            @RequestParam(defaultValue = "") String tenant,
            @RequestParam(defaultValue = "") String userName,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<SignInRefusal> refusal = sessions.signIn(tenant, userName.strip(), password, request, response);
        if (refusal.isEmpty()) {
            return SeeOther.to(to != null && isPage(to) ? to : PageSessions.ROOT);
        }
        boolean tooMany = refusal.get() == SignInRefusal.TOO_MANY;
        response.setStatus((tooMany ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNAUTHORIZED).value());
        return form(to, tenant, userName, refusal.get());
    }

    /** Whether this is a page of ours, not a way to somewhere else. */
    private static boolean isPage(String to) {
        return to.startsWith(PageSessions.ROOT + "/") && to.chars().noneMatch(c -> c < ' ' || c == '\\');
    }

    @PostMapping(PageSessions.SIGN_OUT)
    ModelAndView signOut(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        sessions.signOut(caller, request, response);
        return SeeOther.to(PageSessions.SIGN_IN);
    }

    /** The first page that the caller may see, of the first office where he may see one. */
    @GetMapping(PageSessions.ROOT)
    ModelAndView start(Visit visit) {
        List<Tenant> offices = masters.tenants().stream()
                .sorted(Comparator.comparing((Tenant each) -> !each.id().equals(visit.tenant()))
                        .thenComparing(each -> each.id().isState())
                        .thenComparing(Tenant::name))
                .toList();
        for (Tenant office : offices) {
            Visit there = new Visit(visit.caller(), office.id(), visit.language());
            List<Frame.MenuEntry> pages = menu.of(there, "");
            if (!office.id().isState() && !pages.isEmpty()) {
                return SeeOther.to(pages.get(0).path() + "?" + Visits.TENANT + "=" + office.id());
            }
        }
        return new ModelAndView("nothing-for-you");
    }
}
