package dev.kosh.billing.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.HttpCalls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
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

    private static final String BOUNDARY = "kosh-boundary";

    private final Desk desk;
    private final HttpCalls calls;
    private final BulkRunner runner;

    BulkDesk(Desk desk, HttpCalls calls, BulkRunner runner) {
        this.desk = desk;
        this.calls = calls;
        this.runner = runner;
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
    JsonNode loaded(String... lines) {
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
    JsonNode generated(ObjectNode scope) {
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
}
