package dev.kosh.testing;

import dev.kosh.database.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The PostgreSQL of this test process, in a folder under {@code target/} that later runs use again. It trades
 * durability, which no test of this process can observe, for speed.
 */
public final class TestPostgres {

    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "off",
            "full_page_writes", "off",
            "synchronous_commit", "off",
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "max_connections", "300",
            "timezone", "UTC",
            "jit", "off");

    /** Holds the folder's lock: kept, for a channel that nobody refers to is closed and its lock let go. */
    private static @Nullable FileChannel folderLock;

    private static final EmbeddedPostgres SERVER = start();

    private static @Nullable String migrated;

    private TestPostgres() {}

    /** Creates an empty database with a name of its own. */
    public static String freshDatabase() {
        return create("template1");
    }

    /** Creates a database with the schema and nothing in it: a copy of the first one, which a copy is made of sooner. */
    static synchronized String migratedDatabase() {
        if (migrated == null) {
            String first = freshDatabase();
            Flyway.configure()
                    .dataSource(new DriverManagerDataSource(url(first)))
                    .load()
                    .migrate();
            migrated = first;
        }
        return create(migrated);
    }

    private static String create(String template) {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try {
            SERVER.execute("create database " + name + " owner kosh template " + template + " strategy file_copy");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return name;
    }

    /** Where a database is, with user and password. */
    public static String url(String database) {
        return SERVER.jdbcUrl(database) + "?user=kosh&password=" + SERVER.password();
    }

    /** A folder for what a server under test keeps beside its database. */
    public static Path folder() {
        return Path.of("target", "test-data").toAbsolutePath();
    }

    private static EmbeddedPostgres start() {
        EmbeddedPostgres server = EmbeddedPostgres.start(folderOfThisProcess(), SETTINGS);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        dropDatabasesOfEarlierRuns(server);
        return server;
    }

    /** The first folder that no other running test process has. */
    private static Path folderOfThisProcess() {
        Path all = Path.of("target", "test-postgres").toAbsolutePath();
        for (int number = 0; ; number++) {
            try {
                Path folder = Files.createDirectories(all.resolve(Integer.toString(number)));
                FileChannel lock =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (lock.tryLock() != null) {
                    folderLock = lock;
                    return folder;
                }
                lock.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static void dropDatabasesOfEarlierRuns(EmbeddedPostgres server) {
        List<@Nullable String> names = JdbcClient.create(
                        new DriverManagerDataSource(server.jdbcUrl("kosh"), EmbeddedPostgres.OWNER, server.password()))
                .sql("select datname from pg_database where datname like 't%' and not datistemplate")
                .query(String.class)
                .list();
        for (String name : names) {
            drop(server, Objects.requireNonNull(name));
        }
    }

    private static void drop(EmbeddedPostgres server, String name) {
        try {
            server.execute("drop database " + name + " with (force)");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
