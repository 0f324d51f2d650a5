package dev.kosh.access.token;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords and client secrets with BCrypt: at the usual cost of 12 about a quarter of a second of processor time
 * each. Only tests have reason to set less.
 */
@Component
public class Passwords {

    /** BCrypt looks at no more. */
    private static final int MAX_BYTES = 72;

    private final BCryptPasswordEncoder bcrypt;
    private @Nullable String hashOfNothing;

    Passwords(@Value("${kosh.password-cost:12}") int cost) {
        this.bcrypt = new BCryptPasswordEncoder(cost);
    }

    /** @throws IllegalArgumentException when the text is longer than 72 bytes */
    public String hash(String password) {
        if (!fits(password)) {
            throw new IllegalArgumentException("a password has at most " + MAX_BYTES + " bytes");
        }
        return bcrypt.encode(password);
    }

    /** Whether the password is the one that was hashed; takes equally long when there is nothing to compare with. */
    public boolean matches(String password, @Nullable String hash) {
        boolean comparable = hash != null && fits(password);
        String against = comparable && hash != null ? hash : hashOfNothing();
        return bcrypt.matches(fits(password) ? password : "", against) && comparable;
    }

    private static boolean fits(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    private synchronized String hashOfNothing() {
        if (hashOfNothing == null) {
            hashOfNothing = bcrypt.encode(UUID.randomUUID().toString());
        }
        return hashOfNothing;
    }
}
