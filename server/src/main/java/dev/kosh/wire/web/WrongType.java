package dev.kosh.wire.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;

/** What a caller is told of a member whose JSON has another type than the contract's: where it stands, what it should be. */
final class WrongType {

    private static final int LONGEST_PATH = 200;

    private WrongType() {}

    /** The original's words; without the member where the parser does not tell it. */
    static String told(Throwable cause) {
        String path = cause instanceof JacksonException unreadable ? path(unreadable) : "";
        if (path.isEmpty()) {
            return "Failed to deserialize certain JSON fields";
        }
        return "Failed to parse field - " + path + "." + expected(cause);
    }

    /** {@code bill.billDetails[0].amount}. A member may be a key that the caller chose, so its length has an end. */
    private static String path(JacksonException unreadable) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : unreadable.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "…" : path.toString();
    }

    private static String expected(Throwable cause) {
        Class<?> type = cause instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        String name = type == null ? null : name(type);
        return name == null ? "" : " Expected type is " + name;
    }

    private static @Nullable String name(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive() && type != boolean.class && type != char.class) {
            return "number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "boolean";
        }
        if (type == String.class) {
            return "string";
        }
        if (type == UUID.class) {
            return "UUID";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "array" : "object";
    }
}
