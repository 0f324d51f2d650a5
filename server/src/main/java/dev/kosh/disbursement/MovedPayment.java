package dev.kosh.disbursement;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an outcome does to one payment of its instruction.
 *
 * @param beneficiary as it was
 * @param to where it goes; where it stands when only facts are filled in
 */
public record MovedPayment(
        Beneficiary beneficiary,
        PaymentStatus to,
        PaymentFacts facts,
        @Nullable String statusMessage,
        boolean tellsOfFailure,
        @Nullable UUID eventId,
        List<String> warnings) {

    /** Whether it really moved. */
    public boolean moved() {
        return beneficiary.status() != to;
    }
}
