package dev.kosh.treasury.store;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Error messages as the log keeps them in clear: they may name accounts and mobile numbers. */
public final class MaskedText {

    /** Accounts have 9 to 18 digits, mobile numbers 10; the last four stay. */
    private static final Pattern LONG_NUMBER = Pattern.compile("(?<!\\d)\\d{5,14}(?=\\d{4}(?!\\d))");

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
