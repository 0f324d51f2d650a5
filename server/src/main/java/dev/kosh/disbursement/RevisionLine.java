package dev.kosh.disbursement;

import dev.kosh.wire.Money;
import org.jspecify.annotations.Nullable;

/**
 * A failed payment that a revision would pay again. Account numbers show their last four characters.
 *
 * @param failedIn number of the instruction in which it failed last
 * @param correctedAccount null when the payee has no account on record
 * @param unchanged whether it would go where it failed
 * @param problem why it cannot be paid again; null when it can
 */
public record RevisionLine(
        String beneficiaryNumber,
        @Nullable String payeeName,
        Money amount,
        String failedIn,
        @Nullable String reason,
        String failedAccount,
        @Nullable String failedIfsc,
        @Nullable String correctedAccount,
        @Nullable String correctedIfsc,
        boolean unchanged,
        @Nullable String problem) {}
