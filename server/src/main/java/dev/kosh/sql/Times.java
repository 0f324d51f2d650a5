package dev.kosh.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/** Instants as {@code timestamptz}. */
public final class Times {

    private static final Instant EARLIEST = Instant.parse("-4712-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("+294276-01-01T00:00:00Z");

    /** What PostgreSQL says of a time that it does not know. */
    private static final String DATETIME_FIELD_OVERFLOW = "22008";

    private Times() {}

    /**
     * @throws DataIntegrityViolationException when PostgreSQL has no such time: its driver would keep it as infinite, and
     *     nobody could read it again
     */
    public static OffsetDateTime bind(Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new DataIntegrityViolationException(
                    "A time is out of range", new SQLException("timestamp out of range", DATETIME_FIELD_OVERFLOW));
        }
        return instant.atOffset(ZoneOffset.UTC);
    }

    public static @Nullable OffsetDateTime bindNullable(@Nullable Instant instant) {
        return instant == null ? null : bind(instant);
    }

    public static Instant read(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant readNullable(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
