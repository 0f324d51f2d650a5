package dev.kosh.billing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a demand counts (docs/contract/billing.md, demands). */
public enum DemandStatus {
    ACTIVE,
    CANCELLED,
    ADJUSTED;

    /** Reads a status in any letter case; null for anything that is none. */
    public static @Nullable DemandStatus parse(@Nullable String text) {
        if (text != null) {
            for (DemandStatus each : values()) {
                if (each.name().equals(text.toUpperCase(Locale.ROOT))) {
                    return each;
                }
            }
        }
        return null;
    }
}
