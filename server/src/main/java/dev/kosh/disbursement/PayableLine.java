package dev.kosh.disbursement;

import dev.kosh.wire.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An amount of a bill that is paid to one beneficiary.
 *
 * @param kind {@code PAYABLE} or {@code DEDUCTION}
 * @param paymentStatus null while no payment covers it
 */
public record PayableLine(
        UUID id,
        String headCode,
        Money amount,
        String kind,
        boolean active,
        Money paid,
        @Nullable BillPaymentStatus paymentStatus) {}
