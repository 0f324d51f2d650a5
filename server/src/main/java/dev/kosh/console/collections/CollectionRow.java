package dev.kosh.console.collections;

import dev.kosh.collection.PaymentMode;
import dev.kosh.collection.RegisterSum;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A row of the register.
 *
 * @param day null in a row of many days
 * @param mode null in a row of many modes
 * @param service code; null in a row of many services
 */
record CollectionRow(
        @Nullable LocalDate day,
        @Nullable PaymentMode mode,
        @Nullable String service,
        RegisterSum sum) {

    static final Comparator<CollectionRow> BY_MODE =
            Comparator.comparing(CollectionRow::mode, Comparator.nullsFirst(Comparator.naturalOrder()));

    CollectionRow with(RegisterSum itsSum) {
        return new CollectionRow(day, mode, service, itsSum);
    }
}
