package dev.kosh.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kosh.database.DatabaseUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** The life of the server in its folder: births, violent deaths, moves and locks. */
@Tag("long")
class EmbeddedPostgresTests {

    private static final Map<String, String> SETTINGS =
            Map.of("listen_addresses", "127.0.0.1", "unix_socket_directories", "", "fsync", "off");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Path folder;

    @BeforeAll
    static void makeFolder() throws IOException {
        folder = newFolder("rwx--x--x");
    }

    @AfterAll
    static void deleteFolder() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void whatWasCommittedIsThereAfterARestart() {
        try (EmbeddedPostgres postgres = start()) {
            sql(postgres, "create table committed as select 7 as n");
        }
        try (EmbeddedPostgres postgres = start()) {
            assertThat(number(postgres, "select n from committed")).isEqualTo(7);
        }
    }

    @Test
    void aCleanStopLeavesNoProcess() throws IOException {
        EmbeddedPostgres postgres = start();
        ProcessHandle process = process();

        postgres.close();

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aServerThatRunsWithOtherSettingsIsStartedAnew() throws IOException {
        ProcessHandle abandoned = abandonedServer().toHandle();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> process().isAlive());

        try (EmbeddedPostgres postgres = start()) {
            assertThat(abandoned.isAlive()).isFalse();
            assertThat(number(postgres, "select 1")).isEqualTo(1);
        }
    }

    @Test
    void aKilledServerComesBackAtTheSameAddress() throws IOException {
        try (EmbeddedPostgres postgres = start()) {
            sql(postgres, "create table kept as select 7 as n");

            process().destroyForcibly();

            await().atMost(PATIENCE).ignoreExceptions().until(() -> number(postgres, "select n from kept") == 7);
        }
    }

    @Test
    void anAbandonedServerThatWasKilledIsNoHindranceToAStart() throws IOException {
        abandonedServer().destroyForcibly();

        try (EmbeddedPostgres postgres = start()) {
            assertThat(number(postgres, "select 1")).isEqualTo(1);
        }
    }

    @Test
    void aProcessNumberThatAnotherProgramHasByNowIsNoHindrance() throws IOException {
        start().close();
        Files.writeString(
                folder.resolve("cluster").resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + folder + "\n0\n5432\n\n\n\n\n");

        try (EmbeddedPostgres postgres = start()) {
            assertThat(number(postgres, "select 1")).isEqualTo(1);
        }
    }

    @Test
    void nobodyEntersWithoutThePassword() {
        try (EmbeddedPostgres postgres = start()) {
            for (String user : new String[] {EmbeddedPostgres.OWNER, EmbeddedPostgres.SUPERUSER}) {
                assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl("kosh"), user, "guess"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }
        }
    }

    @Test
    void theApplicationsUserIsNoSuperuser() {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(number(
                            postgres,
                            "select count(*) from pg_roles where rolname = current_user"
                                    + " and (rolsuper or rolcreaterole or rolcreatedb or rolreplication)"))
                    .isZero();
        }
    }

    @Test
    void passwordAndDatabaseFilesAreTheirOwnersOnly() throws IOException {
        start().close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("cluster"))))
                .isEqualTo("rwx------");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()).filter(name -> !name.startsWith("binaries-")))
                    .containsExactlyInAnyOrder("cluster", "password", "postgres.log");
        }
    }

    @Test
    void aLostPasswordIsNamed() throws IOException {
        start().close();
        Path kept = Files.move(folder.resolve("password"), folder.resolveSibling("kept"));
        try {
            assertThatThrownBy(EmbeddedPostgresTests::start)
                    .isInstanceOf(DatabaseUnusable.class)
                    .hasMessageContaining("lost its password");
        } finally {
            Files.move(kept, folder.resolve("password"));
        }
    }

    @Test
    void aParameterThatPostgresRefusesIsToldAtOnce() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder, Map.of("shared_buffers", "many")))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("shared_buffers");
    }

    @Test
    void rootRunsItEvenWhereNoOtherUserCanGo() throws IOException {
        assumeTrue((int) Files.getAttribute(folder, "unix:uid") == 0, "only root needs another user");
        Path closed = newFolder("rwx------");

        for (int time = 0; time < 2; time++) {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(closed, SETTINGS)) {
                assertThat(number(postgres, "select 1")).isEqualTo(1);
            }
        }
        FileSystemUtils.deleteRecursively(closed);
    }

    private static Path newFolder(String permissions) throws IOException {
        Path made = Files.createTempDirectory(Files.createDirectories(Path.of("target", "embedded")), "it");
        return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(permissions));
    }

    private static EmbeddedPostgres start() {
        return EmbeddedPostgres.start(folder, SETTINGS);
    }

    private static ProcessHandle process() throws IOException {
        return Postmaster.of(folder.toRealPath().resolve("cluster"))
                .orElseThrow()
                .process();
    }

    /** A server that nobody watches, as a killed Kosh of another release leaves it. */
    private static Process abandonedServer() throws IOException {
        start().close();
        Path real = folder.toRealPath();
        List<String> command = PostgresAccount.forFilesUnder(real)
                .command(List.of(
                        PostgresBinaries.unpackedUnder(real).program("postgres"),
                        "-D",
                        real.resolve("cluster").toString(),
                        "--unix_socket_directories="));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static JdbcClient client(EmbeddedPostgres postgres) {
        return JdbcClient.create(new DriverManagerDataSource(
                postgres.jdbcUrl(EmbeddedPostgres.OWNER), EmbeddedPostgres.OWNER, postgres.password()));
    }

    private static void sql(EmbeddedPostgres postgres, String statement) {
        client(postgres).sql(statement).update();
    }

    private static int number(EmbeddedPostgres postgres, String query) {
        return client(postgres).sql(query).query(Integer.class).single();
    }
}
