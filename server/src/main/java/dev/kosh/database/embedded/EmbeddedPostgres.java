package dev.kosh.database.embedded;

import dev.kosh.database.DatabaseUnusable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server whose programs, files and password live in one folder. It outlives a killed process of ours, and
 * the next start takes it over; when the server itself dies it is started again.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** Owner of the application's database, which has the same name; it has no right beyond that database. */
    public static final String OWNER = "kosh";

    /** Superuser of the server: for creating databases and for back-ups. */
    public static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final long LARGEST_LOG = 10 << 20;

    private final Path cluster;
    private final Path log;
    private final PostgresBinaries binaries;
    private final PostgresAccount account;
    private final String password;
    private final Map<String, String> settings;
    private int port;
    private boolean closing;

    private EmbeddedPostgres(Path folder, Map<String, String> settings) throws IOException {
        this.cluster = folder.resolve("cluster");
        this.log = folder.resolve("postgres.log");
        this.settings = settings;
        this.binaries = PostgresBinaries.unpackedUnder(folder);
        this.account = PostgresAccount.forFilesUnder(folder);
        this.password = new ClusterFiles(folder, binaries, account).passwordOfCluster(log);
    }

    /**
     * Starts the server of a folder, or takes over the one that runs there already.
     *
     * @param folder absolute; created when it does not exist. The caller sees to it that no other process uses it
     * @param settings server parameters by name
     * @throws DatabaseUnusable when it cannot run
     */
    public static EmbeddedPostgres start(Path folder, Map<String, String> settings) {
        try {
            Files.createDirectories(folder);
            EmbeddedPostgres postgres = new EmbeddedPostgres(folder.toRealPath(), settings);
            postgres.startServer();
            postgres.checkPassword(folder.resolve("password"));
            postgres.binaries.deleteOthers();
            return postgres;
        } catch (IOException failure) {
            throw new DatabaseUnusable("PostgreSQL cannot start in " + folder + ": " + failure.getMessage(), failure);
        }
    }

    /** Where a database of this server is, for JDBC. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Password of {@link #OWNER} and of {@link #SUPERUSER}. */
    public String password() {
        return password;
    }

    /** Runs one statement as superuser, outside any transaction. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), SUPERUSER, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Ends every session, writes a checkpoint and waits until the server is gone; a second time does nothing. */
    @Override
    public synchronized void close() {
        if (closing) {
            return;
        }
        closing = true;
        try {
            stopServer();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Waits for whatever an earlier server is still doing: recovering, when it is taken over, or ending. A launch that
     * fails is tried again for a while if there was an earlier server, whose last processes may still be dying, and
     * once if there was none, as another program may have taken the port.
     */
    private synchronized void startServer() throws IOException {
        long patience = Postmaster.leftFile(cluster) ? PATIENCE.toNanos() : 0;
        long started = System.nanoTime();
        int launches = 0;
        while (true) {
            Optional<Postmaster> running = Postmaster.of(cluster);
            if (running.isPresent() && running.get().ready()) {
                if (running.get().runsWith(arguments(running.get().port()))) {
                    adopt(running.get());
                    return;
                }
                stopServer();
            } else if (running.isEmpty()) {
                if (launches > 1 && System.nanoTime() - started > patience) {
                    throw new DatabaseUnusable("PostgreSQL does not start: " + lastLineOfLog() + " (see " + log + ")");
                }
                Postmaster.deleteFileOfAnothersProcess(cluster);
                launch();
                launches++;
            }
            pause();
        }
    }

    /** Starts a server process and waits until it takes connections, or has ended because an old one is not gone yet. */
    private void launch() throws IOException {
        int chosen = port == 0 ? freePort() : port;
        List<String> words = new ArrayList<>(List.of(binaries.program("postgres")));
        words.addAll(arguments(chosen));
        Process process = new ProcessBuilder(account.command(words))
                .directory(cluster.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(freshLog().toFile()))
                .start();
        process.getOutputStream().close();
        while (process.isAlive()
                && Postmaster.of(cluster).filter(Postmaster::ready).isEmpty()) {
            pause();
        }
    }

    private void checkPassword(Path file) {
        try {
            DriverManager.getConnection(jdbcUrl(OWNER), OWNER, password).close();
        } catch (SQLException refusal) {
            close();
            throw new DatabaseUnusable(
                    "The database in " + cluster + " refuses the password in " + file + " (" + refusal.getMessage()
                            + "): restore that file from the back-up",
                    refusal);
        }
    }

    private void adopt(Postmaster postmaster) {
        port = postmaster.port();
        postmaster.process().onExit().thenRunAsync(this::startAgain);
    }

    private synchronized void startAgain() {
        if (closing) {
            return;
        }
        LOG.error("PostgreSQL ended unasked: starting it again");
        try {
            startServer();
        } catch (IOException | DatabaseUnusable failure) {
            LOG.error("PostgreSQL did not start again", failure);
        }
    }

    private void stopServer() throws IOException {
        List<String> stop = List.of(
                binaries.program("pg_ctl"),
                "stop",
                "--mode=fast",
                "--timeout=" + PATIENCE.toSeconds(),
                "--pgdata=" + cluster);
        new Command(account.command(stop)).run();
    }

    private List<String> arguments(int chosenPort) {
        List<String> words = new ArrayList<>(List.of("-D", cluster.toString(), "-p", Integer.toString(chosenPort)));
        settings.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        return words;
    }

    private String lastLineOfLog() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "it says nothing" : lines.get(lines.size() - 1);
    }

    private Path freshLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while PostgreSQL was starting");
        }
    }
}
