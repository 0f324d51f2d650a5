package dev.kosh.secrets;

import org.jspecify.annotations.Nullable;

/** The installation's keys cannot be had; the message tells the operator why and what to do, in one line. */
public final class KeysetUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeysetUnusable(String message) {
        this(message, null);
    }

    KeysetUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
