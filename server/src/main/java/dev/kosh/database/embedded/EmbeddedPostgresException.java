package dev.kosh.database.embedded;

/** The embedded PostgreSQL cannot run; the message says why and what to do, in one line for the operator. */
public final class EmbeddedPostgresException extends RuntimeException {

    public EmbeddedPostgresException(String message) {
        super(message);
    }

    public EmbeddedPostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
