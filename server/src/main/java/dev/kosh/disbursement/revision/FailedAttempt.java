package dev.kosh.disbursement.revision;

import dev.kosh.disbursement.Beneficiary;
import dev.kosh.disbursement.DisbursementError;
import dev.kosh.disbursement.PayeeAccount;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.SentPayee;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payment that failed, with all that paying it again needs as far as it is there.
 *
 * @param failedIn instruction in which it failed last
 * @param original account of the chain's first instruction; null when the payment was not in it
 * @param sentTo whom the attempt that failed was sent to
 * @param account of the payee now; null when there is no active primary one
 * @param accountsParted whether it pays several payees who no longer have one account
 */
record FailedAttempt(
        Beneficiary failed,
        PaymentInstruction failedIn,
        @Nullable BankAddress original,
        SentPayee sentTo,
        @Nullable PayeeAccount account,
        boolean accountsParted) {

    /** Why it cannot be paid again, if it cannot. */
    Optional<DisbursementError> obstacle() {
        if (original == null || current() == null || failedIn.advice() == null) {
            return Optional.of(DisbursementError.PI_BENEFICIARY_NOT_IN_ORIGINAL);
        }
        BankAddress corrected = corrected();
        return corrected == null || !corrected.hasValidIfsc() || accountsParted
                ? Optional.of(DisbursementError.PI_BANK_ACCOUNT_INVALID)
                : Optional.empty();
    }

    /** What people are told of the obstacle. */
    Optional<String> problem() {
        return obstacle().map(error -> switch (error) {
            case PI_BENEFICIARY_NOT_IN_ORIGINAL ->
                "The beneficiary %s was not present in the original payment instruction.".formatted(failed.number());
            default ->
                (accountsParted
                                ? "Beneficiary %s pays several people, who share an account no more: correct theirs to one."
                                : "Bank account details of beneficiary %s are missing or invalid.")
                        .formatted(failed.number());
        });
    }

    @Nullable
    BankAddress current() {
        return BankAddress.of(sentTo.accountNumber(), failed.ifsc());
    }

    @Nullable
    BankAddress corrected() {
        return account == null ? null : BankAddress.of(account.accountNumber(), account.ifsc());
    }

    /** Whether it would go where it failed. */
    boolean isUnchanged() {
        BankAddress corrected = corrected();
        return corrected != null && corrected.equals(current());
    }

    /** @throws NullPointerException when there is an {@link #obstacle} */
    Correction correction() {
        return new Correction(
                failed,
                Objects.requireNonNull(failedIn.advice()).billReference(),
                Objects.requireNonNull(original),
                Objects.requireNonNull(current()),
                Objects.requireNonNull(corrected()));
    }

    /** Whom the new attempt is sent to: the same person, at the account of now. */
    SentPayee newSentTo() {
        return new SentPayee(
                sentTo.name(),
                sentTo.mobileNumber(),
                sentTo.address(),
                Objects.requireNonNull(corrected()).accountNumber());
    }

    /** Without any account. */
    @Override
    public String toString() {
        return "FailedAttempt[%s in %s]".formatted(failed.number(), failedIn.number());
    }
}
