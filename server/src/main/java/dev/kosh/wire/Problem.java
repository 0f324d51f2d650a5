package dev.kosh.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code Errors}.
 *
 * @param message for people: names the field, the shape of the value and the way out; never SQL, stack or secret
 */
public record Problem(
        String code,
        String message,
        @Nullable String description,
        @Nullable List<String> params) {

    public static Problem of(ErrorCode code, String message) {
        return new Problem(code.code(), message, null, null);
    }
}
