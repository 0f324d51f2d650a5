package dev.kosh.disbursement;

/**
 * What became of a push.
 *
 * @param instruction as it is now
 * @param outcome also when nothing was sent: {@link CallOutcome#NO_FUNDS}, {@link CallOutcome#INVALID}
 */
public record Pushed(PaymentInstruction instruction, CallOutcome outcome) {}
