package dev.kosh.access.setup;

import dev.kosh.wire.ErrorCode;
import dev.kosh.wire.Problems;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a password must be: a long phrase of any kind, or 8 to 15 characters of all four kinds. */
final class PasswordPolicy {

    private static final int SHORTEST = 8;
    private static final int LONGEST_SHORT = 15;
    private static final int MOST_BYTES = 72;
    private static final Pattern MIXED =
            Pattern.compile("(?=.*\\d)(?=.*[a-z])(?=.*[A-Z])(?=.*[@#$%])\\S{" + SHORTEST + "," + LONGEST_SHORT + "}");

    private enum Code implements ErrorCode {
        INVALID_PWD_LENGTH,
        INVALID_PWD_PATTERN;

        @Override
        public String code() {
            return name();
        }
    }

    private PasswordPolicy() {}

    static void check(@Nullable String password, Problems problems) {
        String text = password == null ? "" : password;
        if (text.length() < SHORTEST || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            problems.add(Code.INVALID_PWD_LENGTH, "A password has 8 to 72 characters");
        } else if (text.length() <= LONGEST_SHORT && !MIXED.matcher(text).matches()) {
            problems.add(
                    Code.INVALID_PWD_PATTERN,
                    "A password of up to 15 characters has a digit, a small and a capital letter, one of @#$% and no space");
        }
    }
}
