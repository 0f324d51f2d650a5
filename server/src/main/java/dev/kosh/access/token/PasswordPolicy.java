package dev.kosh.access.token;

import com.nulabinc.zxcvbn.StandardDictionaries;
import dev.kosh.access.AccessError;
import dev.kosh.wire.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a password must be: a long phrase of any kind, or 8 to 15 characters of all four kinds. */
public final class PasswordPolicy {

    private static final int SHORTEST = 8;
    private static final int LONGEST_SHORT = 15;
    private static final int MOST_BYTES = 72;
    private static final Pattern MIXED =
            Pattern.compile("(?=.*\\d)(?=.*[a-z])(?=.*[A-Z])(?=.*[@#$%])\\S{" + SHORTEST + "," + LONGEST_SHORT + "}");

    /** What is left of the commonest passwords that have all four kinds, once signs and digits are taken away. */
    private static final Set<String> COMMONEST = Set.of(
            "password",
            "passw",
            "passwd",
            "pass",
            "admin",
            "administrator",
            "welcome",
            "test",
            "qwerty",
            "qwertyuiop",
            "abc",
            "abcd",
            "india",
            "user",
            "login",
            "letmein",
            "iloveyou",
            "changeme",
            "default",
            "monkey",
            "dragon",
            "secret",
            "root",
            "guest",
            "master",
            "egov",
            "digit");

    private PasswordPolicy() {}

    /** Adds what is wrong with a password that somebody wants. */
    public static void check(@Nullable String password, Problems problems) {
        String text = password == null ? "" : password;
        if (text.length() < SHORTEST || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            problems.add(AccessError.PASSWORD_LENGTH, "A password has 8 to 72 characters");
        } else if (text.length() <= LONGEST_SHORT && !MIXED.matcher(text).matches()) {
            problems.add(
                    AccessError.PASSWORD_PATTERN,
                    "A password of up to 15 characters has a digit, a small and a capital letter, one of @#$% and no space");
        } else if (isCommon(text)) {
            problems.add(AccessError.PASSWORD_PATTERN, "This password is among the first that are tried");
        }
    }

    private static boolean isCommon(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        String spelt = plain.replace('@', 'a')
                .replace('0', 'o')
                .replace('$', 's')
                .replace('1', 'i')
                .replace('3', 'e');
        return COMMONEST.contains(plain.replaceAll("[^a-z]", ""))
                || areListed(plain, spelt)
                || COMMONEST.contains(spelt.replaceAll("[^a-z]+[a-z]*$", "").replaceAll("[^a-z]", ""));
    }

    /** Whether one of them is on the list of 30,000 that zxcvbn ships; read when asked for, since that is seldom. */
    private static boolean areListed(String plain, String spelt) {
        try {
            Map<String, Integer> listed =
                    StandardDictionaries.PASSWORDS_LOADER.load().getRankedDictionary();
            return listed.containsKey(plain) || listed.containsKey(spelt);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
