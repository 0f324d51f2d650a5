package dev.kosh.console.reconciliation;

import dev.kosh.access.PageSessions;
import dev.kosh.console.shell.Visit;
import dev.kosh.disbursement.Reconciliation;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Whether the books agree: what the last checks found, and a check now. */
@Hidden
@Controller
class ReconciliationPageController {

    private static final String PAGE = PageSessions.ROOT + "/reconciliation";
    private static final String CHECK = PAGE + "/check";
    private static final int SHOWN = 200;

    private final Reconciliation reconciliation;
    private final PageSessions sessions;

    ReconciliationPageController(Reconciliation reconciliation, PageSessions sessions) {
        this.reconciliation = reconciliation;
        this.sessions = sessions;
    }

    @GetMapping(PAGE)
    ModelAndView page(Visit visit) {
        return page(visit, null);
    }

    /** Checks every rule for the office and shows what each found. Checking twice does no harm. */
    @PostMapping(CHECK)
    ModelAndView check(Visit visit) {
        return page(visit, reconciliation.check(visit.tenant()));
    }

    private ModelAndView page(Visit visit, Reconciliation.@Nullable Report report) {
        return new ModelAndView("reconciliation")
                .addObject("report", report)
                .addObject("findings", reconciliation.findings(visit.tenant(), false, SHOWN))
                .addObject("mayCheck", sessions.mayCall(visit.caller(), CHECK, visit.tenant()));
    }
}
