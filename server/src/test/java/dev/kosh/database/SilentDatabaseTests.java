package dev.kosh.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.testing.KoshServerTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A network that swallows everything: no answer, and no word that there will be none. */
@KoshServerTest
class SilentDatabaseTests {

    private static final int QUARTER_OF_AN_HOUR = (int) Duration.ofMinutes(15).toMillis();

    @Autowired
    private DataSource pool;

    @Autowired
    private Flyway flyway;

    @Autowired
    private Environment environment;

    @Test
    void aConnectionOfThePoolWaitsAQuarterOfAnHourForAnAnswerAndAMigrationAsLongAsItTakes() throws SQLException {
        try (Connection migrating = flyway.getConfiguration().getDataSource().getConnection()) {
            assertThat(migrating.getNetworkTimeout()).isZero();
        }
        for (int i = 0; i < 2; i++) {
            try (Connection working = pool.getConnection()) {
                assertThat(working.getNetworkTimeout()).isEqualTo(QUARTER_OF_AN_HOUR);
            }
        }
    }

    @Test
    @Timeout(20)
    void whatWaitsForADeadNetworkFailsInTheEnd() throws IOException, SQLException {
        String url = environment.getRequiredProperty("kosh.database.url");
        URI database = URI.create(url.substring("jdbc:".length()));
        try (SwallowingLine line = new SwallowingLine(database.getPort());
                Connection connection = DriverManager.getConnection(
                        url.replace(":" + database.getPort() + "/", ":" + line.port() + "/"))) {
            connection.setNetworkTimeout(Runnable::run, 300);
            line.swallow();

            try (Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute("select 1"))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                lost -> assertThat(lost.getSQLState()).startsWith("08"));
            }
            assertThat(connection.isClosed()).isTrue();
        }
    }

    /** Passes bytes on between a client and the database, until it does no more, and tells neither. */
    private static final class SwallowingLine implements AutoCloseable {

        private final ServerSocket entrance = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile boolean swallowing;

        SwallowingLine(int databasePort) throws IOException {
            inTheBackground(() -> {
                try (Socket client = entrance.accept();
                        Socket database = new Socket(InetAddress.getLoopbackAddress(), databasePort)) {
                    inTheBackground(() -> pass(client, database));
                    inTheBackground(() -> pass(database, client));
                    closed.await();
                } catch (IOException gone) {
                    closed.countDown();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        int port() {
            return entrance.getLocalPort();
        }

        void swallow() {
            swallowing = true;
        }

        private static void inTheBackground(Runnable work) {
            Thread thread = new Thread(work, "swallowing-line");
            thread.setDaemon(true);
            thread.start();
        }

        private void pass(Socket from, Socket to) {
            byte[] some = new byte[8192];
            try {
                for (int read = from.getInputStream().read(some);
                        read >= 0;
                        read = from.getInputStream().read(some)) {
                    if (!swallowing) {
                        to.getOutputStream().write(some, 0, read);
                        to.getOutputStream().flush();
                    }
                }
            } catch (IOException gone) {
                closed.countDown();
            }
        }

        @Override
        public void close() throws IOException {
            closed.countDown();
            entrance.close();
        }
    }
}
