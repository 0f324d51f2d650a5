package dev.kosh.disbursement;

import dev.kosh.treasury.TreasuryService;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life cycle of payment instructions: one table, and what reads it. For each call to the treasury and each outcome it
 * says where the instruction and its payments go, what the page shows, what is offered and asked next, what becomes of
 * the funds, who hears of it and what becomes of the bills' payment (docs/contract/disbursement-lifecycle.md).
 */
public final class PaymentInstructionLifecycle {

    // from: new = stored by the same act, so it is PENDING, or DECLINED when it was not sent;
    //     DECLINED* = DECLINED, and the treasury reported that it holds the number
    // payments: all X = every payment becomes X; listed X = those that the answer lists do;
    //     X alone = they stay as they are
    // enables: what the outcome adds; what earlier data enabled stays (see actions)
    // funds: keep = the reservation stays; expense = it is spent, once;
    //     reverse = an expense is taken back, or else the reservation released;
    //     in, out = memo of money in suspense
    // bills: status of the bills' payment and its reason; count = from its line items;
    //     lines = covered line items are under way again; - = nothing changes
    private static final String TABLE = """
            api   | outcome     | from                 | to         | payments          | message     | enables             | next  | funds   | sms    | bills
            PI    | NO_RESPONSE | new PENDING DECLINED | PENDING    | all PENDING       | NO_RESPONSE | RESUBMIT            | PI    | keep    | -      | INITIATED PAYMENT_SERVER_UNREACHABLE
            PI    | GLITCH      | new PENDING DECLINED | PENDING    | all PENDING       | ERROR       | RESUBMIT            | PI    | keep    | -      | INITIATED PAYMENT_SERVER_UNREACHABLE
            PI    | ERROR       | new PENDING DECLINED | DECLINED   | all PENDING       | ERROR       | RESUBMIT            | PI    | release | -      | INITIATED PAYMENT_DECLINED
            PI    | DUPLICATE   | new PENDING DECLINED | DECLINED   | all PENDING       | ERROR       | RESUBMIT            | PI    | keep    | -      | INITIATED PAYMENT_DECLINED
            PI    | SUCCESS     | new PENDING DECLINED | INITIATED  | all INITIATED     | SUCCESS     | -                   | PIS   | expense | -      | INITIATED PAYMENT_INITIATED
            PI    | NO_FUNDS    | new DECLINED         | DECLINED   | all PENDING       | NO_FUNDS    | RESUBMIT            | PI    | -       | -      | FAILED PAYMENT_INSUFFICIENT_FUNDS
            PI    | INVALID     | new DECLINED         | DECLINED   | all PENDING       | INVALID     | RESUBMIT            | PI    | -       | -      | FAILED PAYMENT_ERROR_PROCESSING_PAYMENT
            PIS   | NO_RESPONSE | INITIATED            | same       | INITIATED         | NO_RESPONSE | REFRESH             | PIS   | -       | -      | -
            PIS   | ERROR       | INITIATED            | same       | INITIATED         | ERROR       | REFRESH             | PIS   | -       | -      | -
            PIS   | REJECTED    | INITIATED            | REJECTED   | all NA            | ERROR       | GENERATE_NEW_PI     | PI    | reverse | -      | FAILED PAYMENT_DECLINED
            PIS   | SUCCESS     | INITIATED            | APPROVED   | all INITIATED     | SUCCESS     | REFRESH             | PAG   | expense | -      | INITIATED PAYMENT_INITIATED
            PIS   | NO_RESPONSE | DECLINED*            | same       | PENDING           | NO_RESPONSE | REFRESH             | PIS   | -       | -      | -
            PIS   | ERROR       | DECLINED*            | same       | PENDING           | ERROR       | REFRESH             | PIS   | -       | -      | -
            PIS   | REJECTED    | DECLINED*            | REJECTED   | all NA            | ERROR       | GENERATE_NEW_PI     | PI    | reverse | -      | FAILED PAYMENT_DECLINED
            PIS   | SUCCESS     | DECLINED*            | APPROVED   | all INITIATED     | SUCCESS     | REFRESH             | PAG   | expense | -      | INITIATED PAYMENT_INITIATED
            PAG   | NO_RESPONSE | APPROVED             | same       | INITIATED         | NO_RESPONSE | REFRESH             | PAG   | -       | -      | -
            PAG   | ERROR       | APPROVED             | same       | INITIATED         | ERROR       | REFRESH             | PAG   | -       | -      | -
            PAG   | SUCCESS     | APPROVED             | IN_PROCESS | all IN_PROCESS    | SUCCESS     | REFRESH             | PD    | -       | -      | -
            PD    | NO_RESPONSE | IN_PROCESS COMPLETED | same       | IN_PROCESS        | NO_RESPONSE | REFRESH             | PD    | -       | -      | -
            PD    | ERROR       | IN_PROCESS COMPLETED | same       | IN_PROCESS        | ERROR       | REFRESH             | PD    | -       | -      | -
            PD    | SUCCESS     | IN_PROCESS COMPLETED | COMPLETED  | listed SUCCESSFUL | SUCCESS     | -                   | FD    | -       | paid   | count
            FD    | NO_RESPONSE | COMPLETED            | same       | SUCCESSFUL        | NO_RESPONSE | -                   | FD    | -       | -      | -
            FD    | ERROR       | COMPLETED            | same       | SUCCESSFUL        | ERROR       | -                   | FD    | -       | -      | -
            FD    | SUCCESS     | COMPLETED IN_PROCESS | same       | listed FAILED     | SUCCESS     | GENERATE_REVISED_PI | COR   | in      | failed | count
            COR   | NO_RESPONSE | new PENDING DECLINED | PENDING    | all PENDING       | NO_RESPONSE | RESUBMIT            | COR   | -       | -      | -
            COR   | GLITCH      | new PENDING DECLINED | PENDING    | all PENDING       | ERROR       | RESUBMIT            | COR   | -       | -      | -
            COR   | ERROR       | new PENDING DECLINED | DECLINED   | all PENDING       | ERROR       | RESUBMIT            | COR   | -       | -      | -
            COR   | INVALID     | new DECLINED         | DECLINED   | all PENDING       | INVALID     | RESUBMIT            | COR   | -       | -      | -
            COR   | DUPLICATE   | new PENDING DECLINED | IN_PROCESS | all IN_PROCESS    | SUCCESS     | -                   | FTPS  | out     | -      | lines
            COR   | SUCCESS     | new PENDING DECLINED | IN_PROCESS | all IN_PROCESS    | SUCCESS     | -                   | FTPS  | out     | -      | lines
            FTPS  | NO_RESPONSE | IN_PROCESS COMPLETED | same       | IN_PROCESS        | NO_RESPONSE | REFRESH             | FTPS  | -       | -      | -
            FTPS  | ERROR       | IN_PROCESS COMPLETED | same       | IN_PROCESS        | ERROR       | REFRESH             | FTPS  | -       | -      | -
            FTPS  | SUCCESS     | IN_PROCESS COMPLETED | COMPLETED  | listed SUCCESSFUL | SUCCESS     | -                   | FTFPS | -       | paid   | count
            FTFPS | NO_RESPONSE | COMPLETED            | same       | SUCCESSFUL        | NO_RESPONSE | -                   | FTFPS | -       | -      | -
            FTFPS | ERROR       | COMPLETED            | same       | SUCCESSFUL        | ERROR       | -                   | FTFPS | -       | -      | -
            FTFPS | SUCCESS     | COMPLETED IN_PROCESS | same       | listed FAILED     | SUCCESS     | GENERATE_REVISED_PI | COR   | in      | failed | count
            """;

    private static final List<LifecycleRow> ROWS =
            TABLE.lines().skip(1).map(LifecycleRow::parse).toList();

    private PaymentInstructionLifecycle() {}

    /** The table, in its order. */
    public static List<LifecycleRow> rows() {
        return ROWS;
    }

    /**
     * The row that holds for an instruction.
     *
     * @param duplicateReported whether the treasury said that it holds the number
     * @return empty when the call has no place in that status: its outcome must not be applied
     */
    public static Optional<LifecycleRow> row(
            TreasuryService api, CallOutcome outcome, PiStatus from, boolean duplicateReported) {
        return ROWS.stream()
                .filter(row -> row.api() == api && row.outcome() == outcome && row.holdsFor(from, duplicateReported))
                .findFirst();
    }

    /** What the page offers as long as the treasury corrects the chain. */
    public static Set<PiAction> actions(PaymentInstruction pi, boolean revisionOpen) {
        return actions(pi, revisionOpen, true);
    }

    /**
     * Whether a call is about instructions of a type. Failures of a revised instruction may come by FD, too, where the
     * treasury tells them by voucher date.
     */
    public static boolean concerns(TreasuryService api, PiType type) {
        return switch (api) {
            case PI, PIS, PAG, PD -> type == PiType.ORIGINAL;
            case COR, FTPS -> type == PiType.REVISED;
            case FD, FTFPS -> true;
            case VA -> false;
        };
    }

    /**
     * What the page offers.
     *
     * @param revisionOpen whether a revised instruction of its chain is pending, declined or in process
     * @param correctable whether the treasury still corrects the chain; later, what failed needs a new instruction
     */
    public static Set<PiAction> actions(PaymentInstruction pi, boolean revisionOpen, boolean correctable) {
        Set<PiAction> actions = EnumSet.noneOf(PiAction.class);
        if (!pi.active()) {
            return actions;
        }
        switch (pi.status()) {
            case PENDING, DECLINED -> {
                boolean tooLate = pi.isRevised() && pi.status() == PiStatus.DECLINED && !correctable;
                actions.add(tooLate ? PiAction.GENERATE_NEW_PI : PiAction.RESUBMIT);
                if (nextPoll(pi).isPresent()) {
                    actions.add(PiAction.REFRESH);
                }
            }
            case REJECTED -> actions.add(PiAction.GENERATE_NEW_PI);
            case INITIATED, APPROVED, IN_PROCESS, COMPLETED -> {
                if (nextPoll(pi).isPresent()) {
                    actions.add(PiAction.REFRESH);
                }
                if (pi.status() == PiStatus.COMPLETED && pi.hasFailedAtLast() && !revisionOpen) {
                    actions.add(correctable ? PiAction.GENERATE_REVISED_PI : PiAction.GENERATE_NEW_PI);
                }
            }
        }
        return actions;
    }

    /** The call that tells how an instruction goes on, short of failures; empty when there is none to be made. */
    public static Optional<TreasuryService> nextPoll(PaymentInstruction pi) {
        boolean underWay = pi.hasPayments(PaymentStatus.IN_PROCESS);
        @Nullable
        TreasuryService next = switch (pi.status()) {
            case PENDING, REJECTED -> null;
            case DECLINED -> pi.duplicateReported() && !pi.isRevised() ? TreasuryService.PIS : null;
            case INITIATED -> TreasuryService.PIS;
            case APPROVED -> pi.amountMismatch() ? null : TreasuryService.PAG;
            case IN_PROCESS -> pi.isRevised() ? TreasuryService.FTPS : TreasuryService.PD;
            case COMPLETED -> underWay ? (pi.isRevised() ? TreasuryService.FTPS : TreasuryService.PD) : null;
        };
        return Optional.ofNullable(next);
    }

    /** The calls that the table has for a status, in its order: what may be asked about an instruction that stands so. */
    public static List<TreasuryService> callsFrom(PiStatus status, boolean duplicateReported) {
        List<TreasuryService> calls = new ArrayList<>();
        for (LifecycleRow row : ROWS) {
            if (row.holdsFor(status, duplicateReported) && !calls.contains(row.api())) {
                calls.add(row.api());
            }
        }
        return calls;
    }
}
