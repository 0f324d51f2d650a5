package dev.kosh.console.instructions;

import dev.kosh.disbursement.Beneficiary;
import dev.kosh.disbursement.PaymentStatus;
import dev.kosh.disbursement.ShownPayee;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment in the table of an instruction's page: the account is the one that was sent with this instruction.
 *
 * @param attempts of the same payment in all instructions of the chain, oldest first
 */
record BeneficiaryRow(
        Beneficiary payment,
        @Nullable String name,
        @Nullable String account,
        List<Attempt> attempts) {

    /** One attempt of a payment. */
    record Attempt(
            int number,
            String instruction,
            PaymentStatus status,
            @Nullable String reason) {}

    static BeneficiaryRow of(Beneficiary payment, @Nullable ShownPayee payee, List<Attempt> attempts) {
        return new BeneficiaryRow(
                payment, payee == null ? null : payee.name(), payee == null ? null : payee.maskedAccount(), attempts);
    }

    public Tone tone() {
        return Tone.of(payment.status());
    }

    public boolean isFailed() {
        return payment.status() == PaymentStatus.FAILED;
    }
}
