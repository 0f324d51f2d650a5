import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Makes a bill of a sandbox server expire an hour ago, for the recorded answers about expired bills: no call can do that.
 * Its words are the server's data folder and the bill's id; the JDBC driver is on the class path.
 */
public final class ExpireBill {

    private ExpireBill() {}

    public static void main(String[] words) throws Exception {
        Path database = Path.of(words[0], "postgres");
        String port = Files.readAllLines(database.resolve("cluster/postmaster.pid")).get(3);
        String password = Files.readString(database.resolve("password")).strip();
        // The details carry the same instant in milliseconds, for callers.
        String sql = """
                update billing.bill
                set expires_at = past.at,
                    details = (select jsonb_agg(detail || jsonb_build_object('e', floor(extract(epoch from past.at) * 1000)))
                               from jsonb_array_elements(details) detail)
                from (select now() - interval '1 hour' as at) past
                where id = cast(? as uuid)
                """;
        try (Connection connection =
                        DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/kosh", "postgres", password);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, words[1]);
            if (statement.executeUpdate() != 1) {
                throw new SQLException("There is no bill " + words[1]);
            }
        }
    }
}
