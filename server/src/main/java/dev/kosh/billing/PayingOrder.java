package dev.kosh.billing;

import dev.kosh.wire.Money;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Which due of a period is paid first when the money does not reach all (docs/contract/collection.md, apportioning). */
public enum PayingOrder {
    /** The smallest amount; the order of the tax head breaks ties. What the original does. */
    SMALLEST_FIRST {
        @Override
        <T> Comparator<T> of(Function<T, Money> amount, ToIntFunction<T> order) {
            return Comparator.comparing(amount).thenComparingInt(order);
        }
    },
    /** The tax head with the lowest order; the amount breaks ties. What the original's documents say. */
    ORDER_FIRST {
        @Override
        <T> Comparator<T> of(Function<T, Money> amount, ToIntFunction<T> order) {
            return Comparator.comparing((T line) -> !amount.apply(line).isNegative())
                    .thenComparingInt(order)
                    .thenComparing(amount);
        }
    };

    /** Sorts the lines of one period: credits before all dues, whatever the rule for these. */
    abstract <T> Comparator<T> of(Function<T, Money> amount, ToIntFunction<T> order);
}
