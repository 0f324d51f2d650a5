package dev.kosh.console.collections;

import dev.kosh.collection.PaymentMode;
import dev.kosh.collection.RegisterCriteria;
import dev.kosh.wire.TenantId;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the register; all of it stands in the address.
 *
 * @param from first Indian day, {@code 2026-11-01}; today when it is left out
 * @param to last Indian day; the first when it is left out
 * @param by what lines are added up by
 */
record CollectionForm(
        @Nullable String from,
        @Nullable String to,
        @Nullable String service,
        @Nullable PaymentMode mode,
        @Nullable Grouping by) {

    RegisterCriteria criteria(TenantId tenant, LocalDate today) {
        LocalDate first = day(from, today);
        return new RegisterCriteria(
                List.of(tenant),
                first,
                day(to, first),
                service == null || service.isBlank() ? Set.of() : Set.of(service),
                mode == null ? Set.of() : Set.of(mode.name()),
                null);
    }

    Grouping grouping() {
        return Objects.requireNonNullElse(by, Grouping.DAY);
    }

    private static LocalDate day(@Nullable String text, LocalDate otherwise) {
        try {
            return text == null ? otherwise : LocalDate.parse(text);
        } catch (DateTimeParseException noDate) {
            return otherwise;
        }
    }
}
