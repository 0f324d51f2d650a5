package dev.kosh.notification;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An Indian mobile number.
 *
 * @param digits ten, without country code
 */
public record MobileNumber(String digits) {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s()-]");
    private static final Pattern FORM = Pattern.compile("(?:\\+?91|0)?([6-9][0-9]{9})");

    /** The number in a text as people write it; empty when there is none. */
    public static Optional<MobileNumber> in(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var form = FORM.matcher(SEPARATORS.matcher(text).replaceAll(""));
        return form.matches() ? Optional.of(new MobileNumber(form.group(1))) : Optional.empty();
    }

    /** Fit for logs: {@code 98******10}. */
    @Override
    public String toString() {
        return digits.substring(0, 2) + "******" + digits.substring(8);
    }
}
