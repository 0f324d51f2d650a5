package dev.kosh.billing;

import dev.kosh.wire.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One line of a demand.
 *
 * @param tax what is demanded under the head; negative for rebates and advances
 * @param collected what was collected so far, of the same sign as {@code tax}
 */
public record DemandDetail(
        UUID id,
        String taxHeadCode,
        Money tax,
        Money collected,
        @Nullable JsonNode additionalDetails) {

    public Money outstanding() {
        return tax.minus(collected);
    }

    /** Nothing is over-collected: 0 ≤ collected ≤ tax, or tax ≤ collected ≤ 0 for a negative line. */
    public boolean isSound() {
        return tax.isNegative()
                ? !collected.isPositive() && collected.compareTo(tax) >= 0
                : !collected.isNegative() && collected.compareTo(tax) <= 0;
    }

    DemandDetail withTax(Money newTax) {
        return new DemandDetail(id, taxHeadCode, newTax, collected, additionalDetails);
    }

    DemandDetail withCollected(Money newCollected) {
        return new DemandDetail(id, taxHeadCode, tax, newCollected, additionalDetails);
    }
}
