package dev.kosh.console.trail;

import dev.kosh.access.Accounts;
import dev.kosh.access.PageSessions;
import dev.kosh.console.shell.ListPages;
import dev.kosh.console.shell.Visit;
import dev.kosh.events.AuditEntry;
import dev.kosh.events.AuditTrail;
import dev.kosh.wire.BusinessCalendar;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who did what and when at one office, latest first: opens on today. */
@Hidden
@Controller
class TrailPageController {

    private static final int SIZE = 50;
    private static final int LAST_PAGE = 2_000;

    private final AuditTrail trail;
    private final Accounts accounts;
    private final Clock clock;

    TrailPageController(AuditTrail trail, Accounts accounts, Clock clock) {
        this.trail = trail;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping(PageSessions.ROOT + "/audit")
    ModelAndView entries(
            Visit visit, TrailForm form, @RequestParam(defaultValue = "1") int page, HttpServletRequest request) {
        TrailForm asked = form.asked(BusinessCalendar.dateOf(clock.instant()));
        int number = Math.min(Math.max(page, 1), LAST_PAGE);
        int before = (number - 1) * SIZE;
        // How many there are in all would take reading all of them; one more than a page holds tells of the next.
        List<AuditEntry> found = asked.isTooLong()
                ? List.of()
                : trail.find(asked.query(visit.tenant(), typed -> userId(visit, typed), SIZE + 1, before));
        List<AuditEntry> shown = found.subList(0, Math.min(found.size(), SIZE));
        Map<String, String> names = accounts.staffNames(
                shown.stream().map(entry -> entry.actor().userUuid()).distinct().toList());
        return new ModelAndView("trail")
                .addObject("asked", asked)
                .addObject("tooLong", asked.isTooLong())
                .addObject("mostDays", TrailForm.MOST_DAYS)
                .addObject(
                        "rows",
                        shown.stream().map(entry -> TrailRow.of(entry, names)).toList())
                .addObject("first", before + 1)
                .addObject("previous", number > 1 ? ListPages.with(request, "page", number - 1) : null)
                .addObject(
                        "next",
                        found.size() > SIZE && number < LAST_PAGE ? ListPages.with(request, "page", number + 1) : null);
    }

    private String userId(Visit visit, String typed) {
        return accounts.employee(visit.tenant(), typed).orElse(typed);
    }
}
