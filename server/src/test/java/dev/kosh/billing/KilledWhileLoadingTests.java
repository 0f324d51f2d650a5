package dev.kosh.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Desk;
import dev.kosh.testing.KoshProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * kill -9 while a sheet is loaded, in a process that has 256 MB: the next one goes on, and each row is one demand. With
 * {@code -Dkosh.test.load-rows=100000} it is as large as a town's.
 */
@Tag("long")
class KilledWhileLoadingTests {

    private static final int ROWS = Integer.getInteger("kosh.test.load-rows", 10_000);
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final String[] SANDBOX = {
        "run",
        "--sandbox",
        "--kosh.sandbox.consumers=0",
        "--db-scheduler.heartbeat-interval=1s",
        "--db-scheduler.missed-heartbeats-limit=4"
    };

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theNextProcessGoesOnBehindWhatIsLoadedAndLoadsNoRowTwice() throws IOException, InterruptedException {
        Path data = newFolder();
        KoshProcess kosh = KoshProcess.start(data, SANDBOX);
        String load = upload(kosh.address(), Desk.at(kosh.address()).clerk());
        JsonNode atTheKill = await(kosh, load, job -> job.path("done").asLong() >= 1_000);
        kosh.kill();
        assertThat(atTheKill.path("done").asLong()).isLessThan(ROWS);

        try (KoshProcess again = KoshProcess.start(data, SANDBOX)) {
            JsonNode done =
                    await(again, load, job -> !job.path("status").asString().equals("RUNNING"));

            assertThat(done.path("status").asString()).as("%s", done).isEqualTo("DONE");
            assertThat(done.path("succeeded").asLong()).isEqualTo(ROWS);
            assertThat(done.path("refused").asLong()).isZero();
            Desk desk = Desk.at(again.address());
            for (int row : new int[] {0, 499, 500, 999, 1_000, ROWS - 1}) {
                assertThat(desk.demands("PT", "K-" + row).size()).isEqualTo(1);
            }
        }
        FileSystemUtils.deleteRecursively(data);
    }

    private String upload(URI server, String token) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder(
                        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"d.csv\"\r\n\r\n")
                .append("consumerCode,businessService,taxPeriodFrom,taxPeriodTo,PT_TAX\n");
        for (int row = 0; row < ROWS; row++) {
            body.append("K-").append(row).append(",PT,2026-04-01,2027-03-31,10.50\n");
        }
        body.append("\r\n--b--\r\n");
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(server.resolve("/billing-service/demand/bulk/_create?tenantId=" + Desk.TENANT))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .header("auth-token", token)
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JsonMapper.shared().readTree(answer.body()).at("/BulkJobs/0/id").asString();
    }

    private static JsonNode await(KoshProcess kosh, String id, Predicate<JsonNode> until) throws InterruptedException {
        Desk desk = Desk.at(kosh.address());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode job = desk.query(
                            "/billing-service/demand/bulk/_search", desk.clerk(), "tenantId", Desk.TENANT, "id", id)
                    .body()
                    .at("/BulkJobs/0");
            if (until.test(job)) {
                return job;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("The job stands still:\n" + kosh.output());
    }

    private static Path newFolder() throws IOException {
        Path made = Files.createTempDirectory(Files.createDirectories(Path.of("target", "processes")), "load");
        return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx--x--x"))
                .toRealPath();
    }
}
