package dev.kosh.sql;

import java.util.Collection;
import org.springframework.jdbc.support.SqlArrayValue;

/** Java collections as arrays of PostgreSQL. */
public final class SqlArrays {

    private SqlArrays() {}

    /** @param type name of the element type, such as {@code text} or {@code uuid} */
    public static SqlArrayValue of(String type, Collection<?> values) {
        return new SqlArrayValue(type, values.toArray());
    }
}
