package dev.kosh.disbursement.web;

import dev.kosh.disbursement.DisbursementError;
import dev.kosh.wire.Money;
import dev.kosh.wire.RequestRefused;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Amounts and ids as callers write them. */
final class Amounts {

    private Amounts() {}

    /** @throws RequestRefused when the amount is finer than a paisa or too large */
    static Money rupees(String field, BigDecimal rupees) {
        try {
            return Money.ofRupees(rupees);
        } catch (ArithmeticException unsound) {
            throw new RequestRefused(
                    DisbursementError.INVALID_AMOUNT,
                    field + ": rupees with at most two decimals, at most " + Money.MAX);
        }
    }

    /** @throws RequestRefused when the text is no UUID */
    static @Nullable UUID id(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new RequestRefused(
                    DisbursementError.PI_REQUEST_INVALID_PARAMS, field + ": the form of a UUID is needed");
        }
    }

    /** @throws RequestRefused when a text is no UUID; a blank one names nothing that is */
    static List<UUID> ids(String field, @Nullable List<String> texts) {
        return texts == null
                ? List.of()
                : texts.stream()
                        .map(text -> Objects.requireNonNullElse(id(field, text), new UUID(0, 0)))
                        .toList();
    }
}
