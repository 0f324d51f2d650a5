package dev.kosh.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Where the database is and who opens it; user and password may also be part of the address. */
record ConnectionDetails(
        String url, @Nullable String user, @Nullable String secret) implements JdbcConnectionDetails {

    @Override
    public String getJdbcUrl() {
        return url;
    }

    @Override
    public @Nullable String getUsername() {
        return user;
    }

    @Override
    public @Nullable String getPassword() {
        return secret;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ConnectionDetails";
    }
}
