package dev.kosh.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * An amount of Indian money, exact to the paisa. Never a floating-point number.
 *
 * @param paise hundredths of a rupee; negative for rebates and advances
 */
public record Money(long paise) implements Comparable<Money> {

    private static final int PAISE_PER_RUPEE = 100;
    private static final int LAST_GROUP = 3;
    private static final int OTHER_GROUPS = 2;

    public static final Money ZERO = new Money(0);

    /** Largest amount that the wire contract allows: 9,999,999,999.99 rupees ({@code numeric(12,2)}). */
    public static final Money MAX = new Money(999_999_999_999L);

    /**
     * Rupees as they stand on the wire.
     *
     * @throws ArithmeticException when the amount is finer than a paisa or beyond {@link #MAX} in magnitude
     */
    public static Money ofRupees(BigDecimal rupees) {
        return bounded(rupees.movePointRight(2).longValueExact());
    }

    /**
     * Rupees, rounded half up to the paisa: how demands are normalised (docs/contract/billing.md, amounts).
     *
     * @throws ArithmeticException when the amount is beyond {@link #MAX} in magnitude
     */
    public static Money ofRupeesRounded(BigDecimal rupees) {
        return ofRupees(rupees.setScale(2, RoundingMode.HALF_UP));
    }

    public static Money ofPaise(long paise) {
        return paise == 0 ? ZERO : new Money(paise);
    }

    public static Money sum(Collection<Money> amounts) {
        long total = 0;
        for (Money amount : amounts) {
            total = Math.addExact(total, amount.paise);
        }
        return ofPaise(total);
    }

    private static Money bounded(long paise) {
        if (Math.abs(paise) > MAX.paise) {
            throw new ArithmeticException("amount exceeds 9999999999.99 rupees");
        }
        return ofPaise(paise);
    }

    /** Rupees with two decimals, as they go onto the wire. */
    public BigDecimal toRupees() {
        return BigDecimal.valueOf(paise, 2);
    }

    /** As people in India read it, in lakh and crore groups: {@code ₹12,34,567.00}. */
    public String toIndianText() {
        String rupees = Long.toString(Math.abs(paise) / PAISE_PER_RUPEE);
        StringBuilder text = new StringBuilder(rupees);
        for (int at = rupees.length() - LAST_GROUP; at > 0; at -= OTHER_GROUPS) {
            text.insert(at, ',');
        }
        return "%s₹%s.%02d".formatted(isNegative() ? "-" : "", text, Math.abs(paise) % PAISE_PER_RUPEE);
    }

    public Money plus(Money other) {
        return ofPaise(Math.addExact(paise, other.paise));
    }

    public Money minus(Money other) {
        return ofPaise(Math.subtractExact(paise, other.paise));
    }

    public Money negated() {
        return ofPaise(Math.negateExact(paise));
    }

    public Money min(Money other) {
        return paise <= other.paise ? this : other;
    }

    public Money max(Money other) {
        return paise >= other.paise ? this : other;
    }

    public boolean isZero() {
        return paise == 0;
    }

    public boolean isNegative() {
        return paise < 0;
    }

    public boolean isPositive() {
        return paise > 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(paise, other.paise);
    }

    @Override
    public String toString() {
        return toRupees().toPlainString();
    }
}
