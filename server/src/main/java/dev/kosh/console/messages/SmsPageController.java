package dev.kosh.console.messages;

import dev.kosh.access.PageSessions;
import dev.kosh.console.shell.ListPages;
import dev.kosh.console.shell.Visit;
import dev.kosh.notification.SmsLog;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Which text messages went to whom, with the numbers masked. */
@Hidden
@Controller
class SmsPageController {

    private static final int SIZE = 50;
    private static final int LAST_PAGE = 10_000;

    private final SmsLog log;

    SmsPageController(SmsLog log) {
        this.log = log;
    }

    @GetMapping(PageSessions.ROOT + "/sms")
    ModelAndView messages(Visit visit, @RequestParam(defaultValue = "1") int page, HttpServletRequest request) {
        int number = Math.min(Math.max(page, 1), LAST_PAGE);
        return new ModelAndView("sms")
                .addObject("messages", log.latest(visit.tenant(), SIZE, (number - 1) * SIZE))
                .addObject("pages", ListPages.of(number, SIZE, log.count(visit.tenant()), request));
    }
}
