package dev.kosh.treasury.client;

/** Settings of the treasury with which the server does not start; the message tells the operator why, in one line. */
final class UnusableSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableSettings(String message) {
        super(message);
    }

    UnusableSettings(String message, Throwable cause) {
        super(message, cause);
    }
}
