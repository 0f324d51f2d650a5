package dev.kosh.console.instructions;

import dev.kosh.access.PageSessions;
import dev.kosh.console.instructions.BeneficiaryRow.Attempt;
import dev.kosh.console.shell.Language;
import dev.kosh.console.shell.PageTexts;
import dev.kosh.console.shell.Visit;
import dev.kosh.disbursement.Beneficiary;
import dev.kosh.disbursement.DisbursementError;
import dev.kosh.disbursement.InstructionSearch;
import dev.kosh.disbursement.InstructionView;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.PiAction;
import dev.kosh.wire.Ids;
import dev.kosh.wire.RequestRefused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts the page of an instruction together. */
@Component
class InstructionPages {

    private final InstructionSearch instructions;
    private final PageSessions sessions;
    private final PageTexts texts;
    private final CallTexts calls;

    InstructionPages(InstructionSearch instructions, PageSessions sessions, PageTexts texts, CallTexts calls) {
        this.instructions = instructions;
        this.sessions = sessions;
        this.texts = texts;
        this.calls = calls;
    }

    /** @throws RequestRefused when the office has no such instruction */
    InstructionView view(Visit visit, String number) {
        return instructions
                .view(visit.tenant(), number)
                .orElseThrow(() -> new RequestRefused(
                        DisbursementError.PI_NOT_FOUND,
                        texts.get(visit.language(), "COMMON_ERROR_FETCHING_PI_DETAILS")));
    }

    InstructionPage page(Visit visit, String number) {
        InstructionView view = view(visit, number);
        PaymentInstruction pi = view.instruction();
        Language language = visit.language();
        return new InstructionPage(
                view,
                pi.message() == null ? null : calls.in(language, pi.message().text()),
                rows(visit, view),
                view.timeline().stream()
                        .map(entry -> TimelineEntry.of(entry, calls, language))
                        .toList(),
                allowed(visit, view.actions()),
                pi.amountMismatch(),
                sessions.mayCall(visit.caller(), Paths.EXCHANGES, visit.tenant()),
                sessions.mayCall(visit.caller(), Paths.PAYEE, visit.tenant()),
                sessions.mayCall(visit.caller(), Paths.REVEAL, visit.tenant()),
                pi.amountMismatch() && sessions.mayCall(visit.caller(), Paths.REVIEW, visit.tenant()),
                Ids.next().toString());
    }

    private List<BeneficiaryRow> rows(Visit visit, InstructionView view) {
        List<PaymentInstruction> chain = new ArrayList<>(List.of(view.instruction()));
        for (InstructionView.Related other : view.chain()) {
            instructions.view(visit.tenant(), other.number()).ifPresent(each -> chain.add(each.instruction()));
        }
        return view.instruction().beneficiaries().stream()
                .map(payment -> BeneficiaryRow.of(payment, view.payees().get(payment.id()), attempts(payment, chain)))
                .toList();
    }

    private static List<Attempt> attempts(Beneficiary payment, List<PaymentInstruction> chain) {
        List<Attempt> attempts = new ArrayList<>();
        for (PaymentInstruction pi : chain) {
            pi.beneficiaries().stream()
                    .filter(each -> each.number().equals(payment.number()))
                    .map(each -> new Attempt(each.attempt(), pi.number(), each.status(), each.statusMessage()))
                    .forEach(attempts::add);
        }
        attempts.sort(Comparator.comparingInt(Attempt::number));
        return attempts;
    }

    private Set<PiAction> allowed(Visit visit, Set<PiAction> offered) {
        Set<PiAction> allowed = EnumSet.noneOf(PiAction.class);
        for (PiAction action : offered) {
            if (sessions.mayCall(visit.caller(), path(action), visit.tenant())) {
                allowed.add(action);
            }
        }
        return allowed;
    }

    private static String path(PiAction action) {
        return switch (action) {
            case RESUBMIT -> Paths.RESUBMIT;
            case REFRESH -> Paths.REFRESH;
            case GENERATE_NEW_PI -> Paths.NEW;
            case GENERATE_REVISED_PI -> Paths.REVISE;
        };
    }
}
