package dev.kosh.treasury;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the treasury writes in its own words, as it may be kept in clear: it may name accounts and mobile numbers. */
public final class MaskedText {

    /** Accounts have 9 digits or more, mobile numbers 10; the last four stay. */
    private static final Pattern LONG_NUMBER = Pattern.compile("(?<!\\d)\\d{5,}(?=\\d{4}(?!\\d))");

    private MaskedText() {}

    /** The text with all but the last four digits of long numbers as stars. */
    public static @Nullable String of(@Nullable String text) {
        return text == null
                ? null
                : LONG_NUMBER
                        .matcher(text)
                        .replaceAll(found -> "*".repeat(found.group().length()));
    }
}
