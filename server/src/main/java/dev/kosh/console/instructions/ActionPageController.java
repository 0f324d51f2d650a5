package dev.kosh.console.instructions;

import dev.kosh.console.shell.PageTexts;
import dev.kosh.console.shell.SeeOther;
import dev.kosh.console.shell.Toast;
import dev.kosh.console.shell.Toasts;
import dev.kosh.console.shell.Visit;
import dev.kosh.disbursement.CallOutcome;
import dev.kosh.disbursement.Disbursing;
import dev.kosh.disbursement.InstructionActions;
import dev.kosh.disbursement.PageMessage;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.Pushed;
import dev.kosh.disbursement.RevisionLine;
import dev.kosh.disbursement.Revisions;
import dev.kosh.disbursement.SentPayee;
import dev.kosh.wire.Ids;
import dev.kosh.wire.Money;
import dev.kosh.wire.RequestRefused;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Actions on an instruction; each leads back to its page. */
@Hidden
@Controller
class ActionPageController {

    private final InstructionActions actions;
    private final Disbursing disbursing;
    private final Revisions revisions;
    private final InstructionPages pages;
    private final CallTexts calls;
    private final PageTexts texts;
    private final Once once;
    private final Toasts toasts;

    ActionPageController(
            InstructionActions actions,
            Disbursing disbursing,
            Revisions revisions,
            InstructionPages pages,
            CallTexts calls,
            PageTexts texts,
            Once once,
            Toasts toasts) {
        this.actions = actions;
        this.disbursing = disbursing;
        this.pages = pages;
        this.calls = calls;
        this.revisions = revisions;
        this.texts = texts;
        this.once = once;
        this.toasts = toasts;
    }

    /** What the treasury says is told by the band, so a refresh that went through has no toast. */
    @PostMapping(Paths.REFRESH)
    ModelAndView refresh(
            Visit visit, @RequestParam String number, @RequestParam String key, HttpServletResponse response) {
        return afterwards(visit, number, response, () -> {
            if (once.isFirst(visit, Paths.REFRESH, key, number)) {
                actions.refresh(visit.tenant(), number, visit.caller());
            }
        });
    }

    /** Sends the same number again. */
    @PostMapping(Paths.RESUBMIT)
    ModelAndView resubmit(
            Visit visit, @RequestParam String number, @RequestParam String key, HttpServletResponse response) {
        return afterwards(visit, number, response, () -> {
            if (once.isFirst(visit, Paths.RESUBMIT, key, number)) {
                tell(visit, disbursing.resubmit(visit.tenant(), number, visit.caller()), response);
            }
        });
    }

    @GetMapping(Paths.NEW)
    ModelAndView confirmNew(Visit visit, @RequestParam String number) {
        return new ModelAndView("new-instruction")
                .addObject("instruction", pages.view(visit, number).instruction())
                .addObject("key", Ids.next().toString());
    }

    /** Makes an instruction with a new number for the payment of a rejected one, sends it and leads to its page. */
    @PostMapping(Paths.NEW)
    ModelAndView makeNew(
            Visit visit, @RequestParam String number, @RequestParam String key, HttpServletResponse response) {
        PaymentInstruction rejected = pages.view(visit, number).instruction();
        if (!once.isFirst(visit, Paths.NEW, key, number)) {
            return SeeOther.to(Paths.view(visit.tenant(), number));
        }
        try {
            Pushed pushed = disbursing.create(visit.tenant(), rejected.paymentNumber(), visit.caller());
            tell(visit, pushed, response);
            return SeeOther.to(Paths.view(visit.tenant(), pushed.instruction().number()));
        } catch (RequestRefused refusal) {
            toasts.leave(Toast.bad(refusal.problems().get(0).message()), response);
            return SeeOther.to(Paths.view(visit.tenant(), number));
        }
    }

    private void tell(Visit visit, Pushed pushed, HttpServletResponse response) {
        PageMessage message = pushed.instruction().message();
        boolean submitted = pushed.outcome() == CallOutcome.SUCCESS;
        String why = message == null ? "" : calls.reason(visit.language(), message.text());
        toasts.leave(
                submitted
                        ? Toast.good(texts.get(visit.language(), "EXP_SUBMIT_PI_MESSAGE"))
                        : Toast.bad(texts.get(visit.language(), "EXP_SUBMIT_PI_ERR_MESSAGE", why)),
                response);
    }

    /** Shows the account that a payment was sent to, in clear; the audit trail tells who looked. */
    @PostMapping(Paths.REVEAL)
    ModelAndView reveal(Visit visit, @RequestParam String number, @RequestParam UUID beneficiary) {
        SentPayee payee = actions.reveal(visit.tenant(), number, beneficiary, visit.caller());
        return new ModelAndView("revealed")
                .addObject("back", Paths.view(visit.tenant(), number))
                .addObject("name", payee.name())
                .addObject("numbers", List.of(Objects.requireNonNullElse(payee.accountNumber(), "")));
    }

    @PostMapping(Paths.REVIEW)
    ModelAndView review(
            Visit visit,
            @RequestParam String number,
            @RequestParam(defaultValue = "") String note,
            HttpServletResponse response) {
        return afterwards(visit, number, response, () -> actions.review(visit.tenant(), number, note, visit.caller()));
    }

    /** Asks whether these failed payments shall be paid again, and to which accounts. */
    @GetMapping(Paths.REVISE)
    ModelAndView confirmRevision(Visit visit, @RequestParam String number) {
        List<RevisionLine> lines = revisions.preview(visit.tenant(), number);
        return new ModelAndView("revise")
                .addObject("number", number)
                .addObject("lines", lines)
                .addObject(
                        "total",
                        Money.sum(lines.stream().map(RevisionLine::amount).toList()))
                .addObject("anyUnchanged", lines.stream().anyMatch(RevisionLine::unchanged))
                .addObject("impossible", lines.isEmpty() || lines.stream().anyMatch(line -> line.problem() != null))
                .addObject("key", Ids.next().toString());
    }

    /** Makes and sends the revised instruction, and leads to its page. */
    @PostMapping(Paths.REVISE)
    ModelAndView revise(
            Visit visit,
            @RequestParam String number,
            @RequestParam String key,
            @RequestParam(defaultValue = "false") boolean confirmUnchanged,
            HttpServletResponse response) {
        if (!once.isFirst(visit, Paths.REVISE, key, number)) {
            return SeeOther.to(Paths.view(visit.tenant(), number));
        }
        try {
            PaymentInstruction revised = disbursing.revise(visit.tenant(), number, confirmUnchanged, visit.caller());
            boolean submitted = revised.status() == PiStatus.IN_PROCESS;
            String text = texts.get(
                    visit.language(),
                    submitted ? "EXP_REVISED_PI_MESSAGE" : "EXP_REVISED_PI_ERR_MESSAGE",
                    revised.number());
            toasts.leave(new Toast(submitted, text), response);
            return SeeOther.to(Paths.view(visit.tenant(), revised.number()));
        } catch (RequestRefused refusal) {
            toasts.leave(Toast.bad(refusal.problems().get(0).message()), response);
            return SeeOther.to(Paths.view(visit.tenant(), number));
        }
    }

    private ModelAndView afterwards(Visit visit, String number, HttpServletResponse response, Runnable action) {
        try {
            action.run();
        } catch (RequestRefused refusal) {
            toasts.leave(Toast.bad(refusal.problems().get(0).message()), response);
        }
        return SeeOther.to(Paths.view(visit.tenant(), number));
    }
}
