package dev.kosh.disbursement.actions;

import dev.kosh.access.Caller;
import dev.kosh.disbursement.DisbursementError;
import dev.kosh.disbursement.InstructionActions;
import dev.kosh.disbursement.InstructionSearch;
import dev.kosh.disbursement.InstructionView;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.PaymentInstructionLifecycle;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.SentPayee;
import dev.kosh.disbursement.polls.InstructionPolls;
import dev.kosh.disbursement.polls.Occasion;
import dev.kosh.disbursement.polls.PollTargets;
import dev.kosh.disbursement.reconciliation.Findings;
import dev.kosh.disbursement.store.InstructionStore;
import dev.kosh.events.AuditTrail;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Carries out what people ask for. */
@Service
class CarriedOutActions implements InstructionActions {

    private static final List<String> MAY_ASK_FOR_FAILURES = List.of("MUKTA_ADMIN", "SYSTEM");
    private static final String OBJECT = "PAYMENT_INSTRUCTION";
    private static final String SIGNED_AS_SENT = "R6";
    private static final int LONGEST_NOTE = 1_000;

    private final InstructionStore instructions;
    private final InstructionSearch search;
    private final InstructionPolls polls;
    private final PollTargets targets;
    private final RefreshTimes refreshes;
    private final AmountReviews reviews;
    private final Findings findings;
    private final AuditTrail audit;
    private final Clock clock;

    CarriedOutActions(
            InstructionStore instructions,
            InstructionSearch search,
            InstructionPolls polls,
            PollTargets targets,
            RefreshTimes refreshes,
            AmountReviews reviews,
            Findings findings,
            AuditTrail audit,
            Clock clock) {
        this.instructions = instructions;
        this.search = search;
        this.polls = polls;
        this.targets = targets;
        this.refreshes = refreshes;
        this.reviews = reviews;
        this.findings = findings;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public InstructionView refresh(TenantId tenant, String number, Caller caller) {
        PaymentInstruction pi = known(tenant, number);
        TreasuryService api = whatToAsk(pi, caller)
                .orElseThrow(() -> new RequestRefused(
                        DisbursementError.PI_ACTION_NOT_ALLOWED,
                        "piNumber: nothing is to be asked about an instruction that is "
                                + pi.status().label()));
        if (!refreshes.take(tenant, pi.id(), clock.instant())) {
            throw new RequestRefused(
                    DisbursementError.PI_REFRESH_TOO_EARLY,
                    "piNumber: the treasury was asked less than a minute ago; ask again a minute later");
        }
        polls.ask(api, targets.find(tenant, number).orElseThrow(), new Occasion(Trigger.MANUAL, null, caller.uuid()));
        return view(tenant, number);
    }

    private static Optional<TreasuryService> whatToAsk(PaymentInstruction pi, Caller caller) {
        Optional<TreasuryService> next = PaymentInstructionLifecycle.nextPoll(pi);
        boolean mayAskForFailures =
                MAY_ASK_FOR_FAILURES.stream().anyMatch(role -> caller.hasRoleAt(role, pi.tenantId()));
        if (next.isEmpty() && pi.status() == PiStatus.COMPLETED && mayAskForFailures) {
            return Optional.of(pi.isRevised() ? TreasuryService.FTFPS : TreasuryService.FD);
        }
        return next;
    }

    @Override
    @Transactional
    public InstructionView review(TenantId tenant, String number, String note, Caller caller) {
        if (note.isBlank() || note.length() > LONGEST_NOTE) {
            throw new RequestRefused(
                    DisbursementError.PI_REQUEST_INVALID_PARAMS,
                    "note: say in up to " + LONGEST_NOTE + " characters what was found out");
        }
        PaymentInstruction pi = known(tenant, number);
        Instant now = clock.instant();
        if (!reviews.lift(tenant, pi.id(), caller.uuid(), now)) {
            throw new RequestRefused(
                    DisbursementError.PI_ACTION_NOT_ALLOWED, "piNumber: the instruction is not held for review");
        }
        findings.close(tenant, SIGNED_AS_SENT, number, caller.uuid(), note, now);
        audit.record(
                tenant,
                caller.actor(),
                "AMOUNT_REVIEWED",
                OBJECT,
                pi.id().toString(),
                JsonNodeFactory.instance.objectNode().put("piNumber", number).put("note", note));
        return view(tenant, number);
    }

    @Override
    @Transactional
    public SentPayee reveal(TenantId tenant, String number, UUID beneficiaryId, Caller caller) {
        PaymentInstruction pi = known(tenant, number);
        SentPayee payee = pi.beneficiary(beneficiaryId)
                .map(each -> instructions.sentTo(tenant, List.of(each.id())).get(each.id()))
                .orElseThrow(() -> new RequestRefused(
                        DisbursementError.PI_NOT_FOUND, "beneficiaryId: the instruction has no such payment"));
        audit.record(
                tenant,
                caller.actor(),
                "ACCOUNT_REVEALED",
                OBJECT,
                pi.id().toString(),
                JsonNodeFactory.instance.objectNode().put("beneficiaryId", beneficiaryId.toString()));
        return payee;
    }

    private PaymentInstruction known(TenantId tenant, String number) {
        return instructions.byNumber(tenant, number).orElseThrow(CarriedOutActions::unknown);
    }

    private InstructionView view(TenantId tenant, String number) {
        return search.view(tenant, number).orElseThrow(CarriedOutActions::unknown);
    }

    private static RequestRefused unknown() {
        return new RequestRefused(
                DisbursementError.PI_NOT_FOUND, "piNumber: there is no such payment instruction in this tenant");
    }
}
