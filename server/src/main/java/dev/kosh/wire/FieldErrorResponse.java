package dev.kosh.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of refusals of the calls on one-time passwords and texts, which have a form of their own:
 * {@code {"responseInfo":null,"error":{"code":400,"message","description","fields":[…]}}}.
 */
public record FieldErrorResponse(@Nullable ResponseInfo responseInfo, ErrorJson error) {

    /** What was refused, and for which reasons. */
    public record ErrorJson(
            int code, String message, @Nullable String description, List<FieldJson> fields) {}

    /**
     * One reason.
     *
     * @param field path of the member that it is about
     */
    public record FieldJson(
            String code, String message, @Nullable String field) {}
}
