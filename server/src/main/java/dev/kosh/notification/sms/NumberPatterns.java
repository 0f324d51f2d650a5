package dev.kosh.notification.sms;

import dev.kosh.notification.MobileNumber;
import java.util.List;
import java.util.regex.Pattern;

/** Numbers as lists name them: digits, {@code X} for one digit, {@code *} for one or more; of the whole ten digits. */
final class NumberPatterns {

    private static final Pattern FORM = Pattern.compile("[0-9X*]{1,20}");
    private static final int DIGITS = 10;

    private final List<Pattern> patterns;

    /** @throws IllegalArgumentException when one of them has other characters */
    NumberPatterns(List<String> patterns) {
        this.patterns = patterns.stream()
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .map(NumberPatterns::compiled)
                .toList();
    }

    private static boolean isPattern(String text) {
        return FORM.matcher(text).matches();
    }

    /** Whether some number of ten digits can match: a list entry that never does would only seem to block. */
    static boolean canMatch(String text) {
        String shortest = text.replaceAll("\\*+", "*");
        return isPattern(text) && (shortest.contains("*") ? shortest.length() <= DIGITS : text.length() == DIGITS);
    }

    private static Pattern compiled(String pattern) {
        // A number is a pattern without wild cards, however it is written.
        String form = MobileNumber.in(pattern).map(MobileNumber::digits).orElse(pattern);
        if (!isPattern(form)) {
            throw new IllegalArgumentException("a pattern of numbers has digits, X and * only");
        }
        return Pattern.compile(form.replaceAll("\\*+", "[0-9]+").replace("X", "[0-9]"));
    }

    boolean isEmpty() {
        return patterns.isEmpty();
    }

    boolean match(MobileNumber number) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.matcher(number.digits()).matches());
    }
}
