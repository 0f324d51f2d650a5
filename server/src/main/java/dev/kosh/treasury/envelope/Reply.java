package dev.kosh.treasury.envelope;

import dev.kosh.treasury.Glitch;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What came back over HTTP.
 *
 * @param fault why no whole answer came; the other members say nothing then
 * @param retryAfter the header of that name
 */
public record Reply(
        @Nullable Glitch fault,
        int status,
        byte[] body,
        @Nullable String retryAfter) {

    private static final byte[] NOTHING = {};

    public static Reply none(Glitch fault) {
        return new Reply(fault, 0, NOTHING, null);
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The body as text without blanks around it. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8).strip();
    }
}
