package dev.kosh.database;

/** The data folder or the database cannot be used; the message tells the operator why and what to do, in one line. */
public final class DatabaseUnusable extends RuntimeException {

    public DatabaseUnusable(String message) {
        super(message);
    }

    public DatabaseUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
