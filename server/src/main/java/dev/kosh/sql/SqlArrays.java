package dev.kosh.sql;

import java.util.Collection;
import org.springframework.jdbc.support.SqlArrayValue;

/** Java collections as arrays of PostgreSQL. */
public final class SqlArrays {

    private SqlArrays() {}

    /** @param type name of the element type, such as {@code text} or {@code uuid} */
    public static SqlArrayValue of(String type, Collection<?> values) {
        // The driver takes bytes only in an array that says so.
        return new SqlArrayValue(type, type.equals("bytea") ? values.toArray(new byte[0][]) : values.toArray());
    }
}
