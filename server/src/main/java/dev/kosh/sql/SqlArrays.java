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

    /**
     * How a column is compared with these values, bound by {@link #oneOrAll}. PostgreSQL plans a statement anew at each
     * call when a parameter is an array; for a single value the plan is kept (docs/performance.md).
     */
    public static String equalsAny(String parameter, Collection<?> values) {
        return values.size() == 1 ? "= :" + parameter : "= any(:" + parameter + ")";
    }

    /** What {@link #equalsAny} compares with: the only value, or the array of all. */
    public static Object oneOrAll(String type, Collection<?> values) {
        return values.size() == 1 ? values.iterator().next() : of(type, values);
    }
}
