package dev.kosh.console.instructions;

import dev.kosh.access.PageSessions;
import dev.kosh.console.shell.Visit;
import dev.kosh.disbursement.InstructionView;
import dev.kosh.treasury.ExchangeCriteria;
import dev.kosh.treasury.ExchangeLog;
import dev.kosh.treasury.ExchangePayload;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One payment instruction, and its exchanges with the treasury. */
@Hidden
@Controller
class InstructionPageController {

    private final InstructionPages pages;
    private final ExchangeLog exchanges;
    private final PageSessions sessions;

    InstructionPageController(InstructionPages pages, ExchangeLog exchanges, PageSessions sessions) {
        this.pages = pages;
        this.exchanges = exchanges;
        this.sessions = sessions;
    }

    @GetMapping(Paths.VIEW)
    ModelAndView view(Visit visit, @RequestParam String number) {
        return new ModelAndView("instruction").addObject("page", pages.page(visit, number));
    }

    /** All attempts about the instruction, newest first, without what was said in them. */
    @GetMapping(Paths.EXCHANGES)
    ModelAndView exchanges(Visit visit, @RequestParam String number) {
        InstructionView view = pages.view(visit, number);
        return new ModelAndView("exchanges")
                .addObject("view", view)
                .addObject(
                        "exchanges",
                        exchanges.search(ExchangeCriteria.about(
                                visit.tenant(), view.instruction().number())))
                .addObject("seesContent", sessions.mayCall(visit.caller(), Paths.EXCHANGE, visit.tenant()));
    }

    /** What was said in one attempt; who looked is on the audit trail. */
    @GetMapping(Paths.EXCHANGE)
    ModelAndView exchange(Visit visit, @RequestParam String number, @RequestParam UUID id) {
        ExchangePayload payload =
                exchanges.reveal(visit.tenant(), id, visit.caller().actor());
        return new ModelAndView("exchange")
                .addObject("number", number)
                .addObject("request", MaskedJson.of(payload.request()))
                .addObject("response", MaskedJson.of(payload.response()));
    }
}
