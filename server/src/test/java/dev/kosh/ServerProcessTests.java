package dev.kosh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kosh.secrets.KeysetFile;
import dev.kosh.testing.KoshProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/** What an operator meets: starts, stops, kills and mistakes, each with the server in a process of its own. */
@Tag("long")
class ServerProcessTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String NOBODY = "65534";

    private static Path data;

    /** Each test finds a folder that a server has worked on and left. */
    @BeforeAll
    static void makeFolder() throws IOException {
        data = newFolder();
        KoshProcess.start(data, "run").stop();
    }

    @AfterAll
    static void deleteFolder() throws IOException {
        FileSystemUtils.deleteRecursively(data);
    }

    @Test
    void aServerStopsCleanlyAndStartsAgainOnItsData() {
        assertThat(postgresProcesses(data)).isEmpty();
        KoshProcess kosh = KoshProcess.start(data, "run");
        assertThat(status(kosh, "/actuator/health/readiness")).isEqualTo(200);

        kosh.stop();

        assertThat(postgresProcesses(data)).isEmpty();
    }

    /** A restored back-up that did its jobs would pay, tell and call as the server that it is a copy of. */
    @Test
    void aCopyDoesNothingByItselfWhenItsJobsAreSwitchedOff() {
        String begins = "Triggering scheduler start";
        try (KoshProcess usual = KoshProcess.start(data, "run")) {
            says(usual, begins);
        }
        KoshProcess copy = KoshProcess.launch(data, Map.of("KOSH_JOBS_ENABLED", "false"), "run");
        assertThat(status(copy, "/actuator/health/readiness")).isEqualTo(200);
        says(copy, "KOSH_JOBS_ENABLED=false: no call to the treasury");

        copy.stop();

        assertThat(copy.output()).doesNotContain(begins);
    }

    private static void says(KoshProcess kosh, String text) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(kosh.output()).contains(text));
    }

    @Test
    void afterAKilledServerTheNextOneTakesOverItsPostgres() {
        KoshProcess.start(data, "run").kill();
        List<Long> left = postgresProcesses(data);
        assertThat(left).hasSize(1);

        try (KoshProcess next = KoshProcess.start(data, "run")) {
            assertThat(status(next, "/actuator/health/readiness")).isEqualTo(200);
            assertThat(postgresProcesses(data)).isEqualTo(left);
        }
        assertThat(postgresProcesses(data)).isEmpty();
    }

    @Test
    void twoServersOnOneFolderIsOneClearLine() {
        try (KoshProcess first = KoshProcess.start(data, "run")) {
            KoshProcess second = KoshProcess.launch(data, Map.of(), "run");

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output().lines())
                    .singleElement()
                    .asString()
                    .startsWith("kosh: The data folder ")
                    .contains("in use by another Kosh (process " + first.pid() + ")");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            KOSH_SMS_PROVIDER    | http   | kosh: kosh.sms.http.url
            KOSH_SMS_PROVIDER    | kafka  | kosh: kosh.sms.provider: kafka needs kosh.kafka.servers
            KOSH_SMS_PROVIDER    | pigeon | kosh: kosh.sms.provider: pigeon is none of log, http, kafka
            KOSH_WEBHOOKS_TIMEOUT| 1h     | kosh: kosh.webhooks: timeout is more than nothing and at most 10s
            """)
    void aSettingThatCannotWorkIsOneClearLine(String name, String value, String line) {
        KoshProcess kosh = KoshProcess.launch(data, Map.of(name, value), "run");

        assertThat(kosh.exitCode()).isEqualTo(1);
        assertThat(kosh.output().lines().filter(each -> each.startsWith("kosh: ")))
                .as(kosh.output())
                .singleElement()
                .asString()
                .startsWith(line);
        assertThat(kosh.output()).doesNotContain("\tat ");
    }

    @Test
    void aTakenPortIsOneClearLine() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[4]))) {
            KoshProcess kosh =
                    KoshProcess.launch(data, Map.of("KOSH_PORT", Integer.toString(other.getLocalPort())), "run");

            assertThat(kosh.exitCode()).isEqualTo(1);
            assertThat(kosh.output().lines().filter(line -> line.startsWith("kosh: ")))
                    .containsExactly("kosh: Port " + other.getLocalPort() + " is taken by another program. Stop that"
                            + " program, or name another port in KOSH_PORT");
            assertThat(kosh.output()).doesNotContain("\tat ");
            assertThat(postgresProcesses(data)).isEmpty();
        }
    }

    @Test
    void anUnreachableDatabaseIsOneClearLine() throws IOException {
        KoshProcess kosh = KoshProcess.launch(
                data,
                Map.of(
                        "KOSH_DATABASE_URL",
                        "jdbc:postgresql://127.0.0.1:1/kosh",
                        "KOSH_KEYSET_FILE",
                        data.resolve("keyset.json").toString()),
                "run");

        assertThat(kosh.exitCode()).isEqualTo(1);
        assertThat(kosh.output())
                .contains("kosh: The database cannot be opened: ")
                .doesNotContain("\tat ");
    }

    /** They run at the same time: none gets further than its settings. */
    @Test
    void aDatabaseWithoutItsKeysOrWithoutAnAddressIsOneClearLine() throws IOException {
        Path noKeyset = Files.writeString(data.resolve("no-keyset"), "to-be-told-to-nobody\n");
        Path keyset = data.resolve("keys");
        KeysetFile.createIfAbsent(keyset);
        String url = "jdbc:postgresql://127.0.0.1:1/kosh";
        Map<KoshProcess, String> wanted = Map.of(
                launchOn(url, ""), "kosh: KOSH_DATABASE_URL names a database but KOSH_KEYSET_FILE no keyset",
                launchOn(url, "/none/keys"), "kosh: There is no keyset file /none/keys",
                launchOn(url, noKeyset.toString()), "kosh: The file " + noKeyset + " that KOSH_KEYSET_FILE names is no",
                launchOn("postgresql://u:to-be-told-to-nobody@127.0.0.1:1/kosh", keyset.toString()),
                        "kosh: KOSH_DATABASE_URL is no address of a PostgreSQL");

        wanted.forEach((kosh, line) -> {
            assertThat(kosh.exitCode()).isEqualTo(1);
            assertThat(kosh.output().lines()).singleElement().asString().startsWith(line);
            assertThat(kosh.output()).doesNotContain("to-be-told-to-nobody");
        });
    }

    /** Nobody has a user, and so a sealed number, on this database yet. */
    @Test
    void theKeysOfAnotherInstallationEndTheStartInOneClearLine() {
        Path others = data.resolve("others-keys");
        KeysetFile.createIfAbsent(others);

        KoshProcess kosh = KoshProcess.launch(data, Map.of("KOSH_KEYSET_FILE", others.toString()), "run");

        assertThat(kosh.exitCode()).isEqualTo(1);
        assertThat(kosh.output().lines().filter(line -> line.startsWith("kosh: ")))
                .singleElement()
                .asString()
                .startsWith("kosh: The keyset is not the one that this database was filled with");
        assertThat(kosh.output()).doesNotContain("\tat ");
        assertThat(postgresProcesses(data)).isEmpty();
    }

    private static KoshProcess launchOn(String databaseUrl, String keysetFile) throws IOException {
        return KoshProcess.launch(
                newFolder(), Map.of("KOSH_DATABASE_URL", databaseUrl, "KOSH_KEYSET_FILE", keysetFile), "run");
    }

    @Test
    void aPasswordThatDoesNotFitIsOneClearLine() throws IOException {
        Path file = data.resolve("postgres").resolve("password");
        String right = Files.readString(file);
        Files.writeString(file, "not the password");
        try {
            KoshProcess kosh = KoshProcess.launch(data, Map.of(), "run");

            assertThat(kosh.exitCode()).isEqualTo(1);
            assertThat(kosh.output()).contains("kosh: The database in ").contains(file.toString());
            assertThat(kosh.output()).doesNotContain("\tat ");
        } finally {
            Files.writeString(file, right);
        }
    }

    @Test
    void theDemoLeavesANamedDatabaseAloneAndTellsHowTwoPaymentsCameBackAndWerePaidAgain() {
        KoshProcess demo = KoshProcess.launch(
                data,
                Map.of("KOSH_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/kosh", "KOSH_KEYSET_FILE", "/none"),
                "demo",
                "--once");

        assertThat(demo.exitCode()).as(demo.output()).isZero();
        assertThat(demo.output())
                .contains(
                        "On call of FD API: Response is received and updated successfully",
                        "GENERATE_REVISED_PI",
                        "BANK_ACCOUNT_CHANGE_OWN",
                        "each of the 12 workers has the wages once",
                        "Every step held.")
                .containsPattern("Payment of Rs\\. 2070(\\.00)? for MUKTA, transaction \\w+ is failed\\."
                        + " Contact MUKTA Cell at ULB for more detail\\. MUKTA - Govt\\. of Odisha\\.");
    }

    @Test
    void anOrdinaryUserRunsItToo() throws IOException {
        Path folder = newFolder();
        assumeTrue((int) Files.getAttribute(folder, "unix:uid") == 0, "the other tests run as an ordinary user");
        Files.setAttribute(folder, "unix:uid", Integer.valueOf(NOBODY));
        // Classes may lie below root's home folder, which others cannot read.
        List<String> asNobody = List.of(
                "setpriv",
                "--reuid=" + NOBODY,
                "--clear-groups",
                "--inh-caps=+dac_read_search",
                "--ambient-caps=+dac_read_search",
                "--");
        try (KoshProcess kosh = KoshProcess.launch(asNobody, folder, Map.of(), "run")) {
            assertThat(kosh.address()).isNotNull();
            assertThat(status(kosh, "/actuator/health/readiness")).isEqualTo(200);
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    private static Path newFolder() throws IOException {
        Path made = Files.createTempDirectory(Files.createDirectories(Path.of("target", "processes")), "data");
        return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx--x--x"))
                .toRealPath();
    }

    private static int status(KoshProcess kosh, String path) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(kosh.address().resolve(path)).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static List<Long> postgresProcesses(Path folder) {
        String cluster = folder.resolve("postgres").resolve("cluster").toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(Stream::of)
                        .orElse(Stream.empty())
                        .anyMatch(cluster::equals))
                .map(ProcessHandle::pid)
                .toList();
    }
}
