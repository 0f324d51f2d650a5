package dev.kosh.database.failure;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A PostgreSQL that cannot be reached, or that refuses user, password or database. */
class ConnectionFailureAnalyzer extends AbstractFailureAnalyzer<PSQLException> {

    private static final String CONNECTION = "08";
    private static final String AUTHORISATION = "28";
    private static final String NO_SUCH_DATABASE = "3D000";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, PSQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        if (state.startsWith(CONNECTION) || state.startsWith(AUTHORISATION) || state.equals(NO_SUCH_DATABASE)) {
            return new FailureAnalysis(
                    "The database cannot be opened: " + cause.getMessage(),
                    "Check KOSH_DATABASE_URL, KOSH_DATABASE_USER and KOSH_DATABASE_PASSWORD",
                    cause);
        }
        return null;
    }
}
