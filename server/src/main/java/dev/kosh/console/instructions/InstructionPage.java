package dev.kosh.console.instructions;

import dev.kosh.disbursement.InstructionView;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.PiAction;
import dev.kosh.wire.Money;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an instruction shows.
 *
 * @param message of the latest call, in the reader's language; null before the first call
 * @param actions those that the instruction offers and the reader may do
 * @param mayReview the instruction waits for a review, and the reader may give it
 * @param actionKey goes with each action, so that a form that is sent twice acts once
 */
record InstructionPage(
        InstructionView view,
        @Nullable String message,
        List<BeneficiaryRow> beneficiaries,
        List<TimelineEntry> timeline,
        Set<PiAction> actions,
        boolean refreshHeld,
        boolean seesLog,
        boolean seesAccounts,
        boolean mayReveal,
        boolean mayReview,
        String actionKey) {

    public PaymentInstruction instruction() {
        return view.instruction();
    }

    public Tone tone() {
        return Tone.of(instruction().status());
    }

    /** Sum of the payments, which must be the net amount. */
    public Money sum() {
        return Money.sum(
                beneficiaries.stream().map(row -> row.payment().amount()).toList());
    }

    public boolean hasFailed() {
        return beneficiaries.stream().anyMatch(BeneficiaryRow::isFailed);
    }

    public boolean offers(String action) {
        return actions.contains(PiAction.valueOf(action));
    }
}
