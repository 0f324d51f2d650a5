package dev.kosh.wire;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The operating unit that a call is about: a state ({@code pb}) or one of its ULBs ({@code pb.amritsar}).
 *
 * @param value 1 to 3 dot-separated chunks, at most 50 characters
 */
public record TenantId(String value) {

    private static final int MAX_LENGTH = 50;
    private static final Pattern FORM = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]*(\\.[a-zA-Z0-9_]+){0,2}");

    /** @throws IllegalArgumentException when the text has not the form of a tenant id */
    public TenantId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a tenant id");
        }
    }

    public static boolean isWellFormed(@Nullable String text) {
        return text != null && text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }

    /** The part before the first dot. */
    public TenantId state() {
        return isState() ? this : new TenantId(value.substring(0, value.indexOf('.')));
    }

    public boolean isState() {
        return value.indexOf('.') < 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
