package dev.kosh.console.quarantine;

import dev.kosh.access.PageSessions;
import dev.kosh.console.shell.ListPages;
import dev.kosh.console.shell.PageTexts;
import dev.kosh.console.shell.SeeOther;
import dev.kosh.console.shell.Toast;
import dev.kosh.console.shell.Toasts;
import dev.kosh.console.shell.Visit;
import dev.kosh.disbursement.Beneficiary;
import dev.kosh.disbursement.FailureCriteria;
import dev.kosh.disbursement.FailureEvent;
import dev.kosh.disbursement.FailureReview;
import dev.kosh.disbursement.FailureState;
import dev.kosh.disbursement.InstructionSearch;
import dev.kosh.disbursement.InstructionView;
import dev.kosh.wire.RequestRefused;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Failure records that wait for a person, who says whose they are or puts them aside. */
@Hidden
@Controller
class QuarantinePageController {

    private static final String QUARANTINE = PageSessions.ROOT + "/quarantine";
    private static final String RESOLVE = QUARANTINE + "/resolve";
    private static final int SIZE = 20;
    private static final int LAST_PAGE = 10_000;

    private final FailureReview failures;
    private final InstructionSearch instructions;
    private final PageTexts texts;
    private final Toasts toasts;

    QuarantinePageController(FailureReview failures, InstructionSearch instructions, PageTexts texts, Toasts toasts) {
        this.failures = failures;
        this.instructions = instructions;
        this.texts = texts;
        this.toasts = toasts;
    }

    @GetMapping(QUARANTINE)
    ModelAndView quarantine(
            Visit visit,
            @RequestParam(defaultValue = "QUARANTINED") FailureState state,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request) {
        int number = Math.min(Math.max(page, 1), LAST_PAGE);
        FailureCriteria criteria =
                new FailureCriteria(List.of(visit.tenant()), state, null, null, null, null, SIZE, (number - 1) * SIZE);
        List<FailureEvent> found = failures.find(criteria);
        return new ModelAndView("quarantine")
                .addObject("states", FailureState.values())
                .addObject("state", state)
                .addObject("failures", found)
                .addObject("payments", payments(visit, found))
                .addObject("pages", ListPages.of(number, SIZE, failures.count(criteria), request));
    }

    /** The payments that each waiting record may be of: those of the instruction that it names. */
    private Map<UUID, List<Beneficiary>> payments(Visit visit, List<FailureEvent> found) {
        Map<String, List<Beneficiary>> byInstruction = new HashMap<>();
        Map<UUID, List<Beneficiary>> choices = new HashMap<>();
        for (FailureEvent event : found) {
            String number = event.instructionNumber();
            if (event.state() == FailureState.QUARANTINED && number != null) {
                choices.put(event.id(), byInstruction.computeIfAbsent(number, each -> payments(visit, each)));
            }
        }
        return choices;
    }

    private List<Beneficiary> payments(Visit visit, String number) {
        return instructions
                .view(visit.tenant(), number)
                .map(InstructionView::instruction)
                .map(instruction -> instruction.beneficiaries())
                .orElse(List.of());
    }

    /** @param beneficiary payment that the record is of; none: put aside */
    @PostMapping(RESOLVE)
    ModelAndView resolve(
            Visit visit,
            @RequestParam UUID id,
            @RequestParam(required = false) @Nullable UUID beneficiary,
            @RequestParam(required = false) @Nullable String note,
            HttpServletResponse response) {
        try {
            if (beneficiary == null) {
                failures.ignore(visit.tenant(), id, note, visit.caller().actor());
            } else {
                failures.applyTo(visit.tenant(), id, beneficiary, visit.caller().actor());
            }
            toasts.leave(Toast.good(texts.get(visit.language(), "CONSOLE_FAILURE_RESOLVED")), response);
        } catch (RequestRefused refusal) {
            toasts.leave(Toast.bad(refusal.problems().get(0).message()), response);
        }
        return SeeOther.to(QUARANTINE + "?tenantId=" + visit.tenant());
    }
}
