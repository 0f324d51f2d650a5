package dev.kosh.access.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Text arrays between Java and SQL. */
final class SqlArrays {

    private SqlArrays() {}

    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    static String[] of(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
