package dev.kosh.billing.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.HttpCalls;
import dev.kosh.wire.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bulk jobs over HTTP, by who runs billing at Amritsar; the work itself is done when a test asks for it. */
@TestComponent
public class BulkDesk {

    static final String LOADS = "/billing-service/demand/bulk/";
    static final String BILLS = "/billing-service/bill/bulk/";

    /** Columns of the sheets that tests load. */
    static final String HEADER =
            "consumerCode,businessService,consumerType,taxPeriodFrom,taxPeriodTo,payerName,payerMobileNumber,locality,PT_TAX,PT_FIRE_CESS";

    static final String YEAR = "2026-04-01,2027-03-31";
    private static final String BOUNDARY = "kosh-boundary";

    private final Desk desk;
    private final HttpCalls calls;
    private final BulkRunner runner;
    private final BulkJobs jobs;

    BulkDesk(Desk desk, HttpCalls calls, BulkRunner runner, BulkJobs jobs) {
        this.desk = desk;
        this.calls = calls;
        this.runner = runner;
        this.jobs = jobs;
    }

    Answer tryUpload(String tenant, String fileName, byte[] content, String token) {
        return calls.send(upload(tenant, fileName, content, token));
    }

    /** An upload with a key: the same file again is the same load. */
    Answer tryUploadOnce(String key, byte[] content) {
        HttpRequest.Builder request = upload(Desk.TENANT, "dues.csv", content, desk.clerk());
        request.setHeader("Idempotency-Key", key);
        return calls.send(request);
    }

    private HttpRequest.Builder upload(String tenant, String fileName, byte[] content, String token) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.write(content);
            body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        HttpRequest.Builder request = calls.to(LOADS + "_create?tenantId=" + tenant)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        request.setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
        request.setHeader("auth-token", token);
        return request;
    }

    Answer tryUpload(String fileName, byte[] content) {
        return tryUpload(Desk.TENANT, fileName, content, desk.clerk());
    }

    /** The load of a sheet, waiting. */
    JsonNode upload(String fileName, byte[] content) {
        Answer answer = tryUpload(fileName, content);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return answer.body().path("BulkJobs").path(0);
    }

    /** A comma-separated sheet that was worked through. */
    public JsonNode loaded(String... lines) {
        JsonNode load = upload("dues.csv", String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
        runner.run(() -> false);
        return job(LOADS, load);
    }

    /** A job as it is now. */
    JsonNode job(String path, JsonNode job) {
        Answer answer = desk.query(
                path + "_search",
                desk.clerk(),
                "tenantId",
                Desk.TENANT,
                "id",
                job.path("id").asString());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().path("BulkJobs").path(0);
    }

    Answer tryGenerate(ObjectNode scope, String token) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("BillGeneration", scope);
        return calls.post(BILLS + "_generate", body, token);
    }

    /** Bills of this scope, made. */
    public JsonNode generated(ObjectNode scope) {
        Answer answer = tryGenerate(scope, desk.clerk());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        runner.run(() -> false);
        return job(BILLS, answer.body().path("BulkJobs").path(0));
    }

    /** Works at what waits. */
    public void work() {
        runner.run(() -> false);
    }

    public static String unique() {
        return "L" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A row of property tax, of a consumer without a payer. */
    static String row(String consumer, String tax) {
        return consumer + ",PT,BUILTUP," + YEAR + ",,,," + tax + ",";
    }

    public static void assertCounts(JsonNode job, long total, long succeeded, long refused) {
        assertThat(job.path("status").asString()).as("%s", job).isEqualTo("DONE");
        assertThat(job.path("total").asLong()).isEqualTo(total);
        assertThat(job.path("succeeded").asLong()).isEqualTo(succeeded);
        assertThat(job.path("refused").asLong()).isEqualTo(refused);
    }

    /** The returned copy of a load's sheet, read again. */
    List<List<String>> result(JsonNode job, Path folder) throws IOException {
        BulkJob load = jobs.find(
                        new TenantId(Desk.TENANT),
                        BulkKind.DEMAND_LOAD,
                        UUID.fromString(job.path("id").asString()))
                .get(0);
        Path file = Files.createTempFile(folder, "result", ".tmp");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        jobs.writeResult(load, out);
        Files.write(file, out.toByteArray());
        List<List<String>> all = new ArrayList<>();
        try (SheetRows rows = SheetRows.open(jobs.formatOf(load), file)) {
            for (List<String> row = rows.next(); row != null; row = rows.next()) {
                all.add(List.copyOf(row));
            }
        }
        return all;
    }
}
