package dev.kosh.access.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What is kept of a token: SHA-256 of its text, in hexadecimal. */
public record TokenHash(String hex) {

    public static TokenHash of(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return new TokenHash(HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
