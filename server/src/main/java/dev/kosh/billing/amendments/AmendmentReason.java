package dev.kosh.billing.amendments;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Why dues are amended; names are contract (docs/contract/billing.md, amendments). */
public enum AmendmentReason {
    COURT_CASE_SETTLEMENT,
    ARREAR_WRITE_OFF,
    DCB_CORRECTION,
    ONE_TIME_SETTLEMENT,
    REMISSION_FOR_PROPERTY_TAX,
    OTHERS;

    /** The reason of exactly that name; null for any other text. */
    public static @Nullable AmendmentReason parse(@Nullable String text) {
        return Arrays.stream(values())
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElse(null);
    }
}
