package dev.kosh.testing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks through every row of every table for what must stand nowhere in clear. */
@TestComponent
public class ClearText {

    private final JdbcClient jdbc;

    ClearText(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A secret as text and as the bytes that a column might hold. */
    public static Set<String> traces(String secret) {
        return Set.of(secret, HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
    }

    /** Which of these are found, and where: {@code 0011 in treasury.exchange}. */
    public List<String> that(Set<String> traces) {
        return tables().stream()
                .flatMap(table -> {
                    String rows = rowsOf(table);
                    return traces.stream().filter(rows::contains).map(found -> found + " in " + table);
                })
                .toList();
    }

    private List<String> tables() {
        return jdbc.sql("""
                        select schemaname || '.' || tablename
                        from pg_tables
                        where schemaname not in ('pg_catalog', 'information_schema')
                        """).query((row, number) -> row.getString(1)).list();
    }

    private String rowsOf(String table) {
        return String.join(
                "\n",
                jdbc.sql("select row_to_json(t)::text from " + table + " t")
                        .query((row, number) -> row.getString(1))
                        .list());
    }
}
