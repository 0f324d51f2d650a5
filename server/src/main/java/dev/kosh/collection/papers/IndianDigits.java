package dev.kosh.collection.papers;

import dev.kosh.wire.Money;

/** Rupees in groups of lakh and crore: {@code 12,34,567.00}. */
public final class IndianDigits {

    private static final int LAST_GROUP = 3;
    private static final int OTHER_GROUPS = 2;
    private static final int PAISE_PER_RUPEE = 100;

    private IndianDigits() {}

    /** Without the sign of the rupee, for columns that name it. */
    public static String of(Money amount) {
        long paise = Math.abs(amount.paise());
        StringBuilder text = new StringBuilder(Long.toString(paise / PAISE_PER_RUPEE));
        for (int at = text.length() - LAST_GROUP; at > 0; at -= OTHER_GROUPS) {
            text.insert(at, ',');
        }
        return "%s%s.%02d".formatted(amount.isNegative() ? "-" : "", text, paise % PAISE_PER_RUPEE);
    }

    /** With the sign of the rupee. */
    static String rupees(Money amount) {
        String text = of(amount);
        return amount.isNegative() ? "-₹" + text.substring(1) : "₹" + text;
    }
}
