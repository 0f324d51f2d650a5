package dev.kosh.sql;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a search: only what was asked for stands in the statement, so that the database has a plan for just
 * that. Conditions are texts of ours; what callers give is bound, never written into them.
 */
public final class Conditions {

    private final StringJoiner text = new StringJoiner("\n  and ");
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    /** A condition that always holds. */
    public Conditions and(String condition) {
        text.add(condition);
        return this;
    }

    /** A condition on a parameter of that name, unless the value is null. */
    public Conditions ifGiven(String name, @Nullable Object value, String condition) {
        if (value != null) {
            text.add(condition);
            parameters.put(name, value);
        }
        return this;
    }

    /** The column is one of these values, of this SQL type; no condition when there are none. */
    public Conditions ifAny(String column, String type, String name, Collection<?> values) {
        return values.isEmpty() ? this : oneOf(column, type, name, values);
    }

    /** The column is one of these values, of this SQL type; nothing fits when there are none. */
    public Conditions oneOf(String column, String type, String name, Collection<?> values) {
        if (values.size() == 1) {
            text.add(column + " = :" + name);
            parameters.put(name, values.iterator().next());
        } else {
            text.add(column + " = any(cast(:" + name + " as " + type + "[]))");
            parameters.put(name, SqlArrays.of(type, values));
        }
        return this;
    }

    /** A parameter that a condition names beside its own. */
    public Conditions bind(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    /** The conditions, joined; stands after {@code where}. */
    public String text() {
        return text.toString();
    }

    public Map<String, Object> parameters() {
        return parameters;
    }
}
