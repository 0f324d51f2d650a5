package dev.kosh.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.SandboxUser;
import dev.kosh.testing.Trail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Files that people hand in (docs/contract/files.md). */
@DeskTest
class FileStoreTests {

    private static final String FILES = "/filestore/v1/files";
    private static final String BOUNDARY = "kosh-boundary";
    private static final byte[] PDF = "%PDF-1.7 a deed".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private record Part(String name, byte[] content) {}

    private Answer tryUpload(@Nullable String token, String tenant, @Nullable String tag, Part... parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        field(body, "tenantId", tenant);
        if (tag != null) {
            field(body, "tag", tag);
        }
        for (Part part : parts) {
            text(
                    body,
                    "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + part.name
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
            body.writeBytes(part.content);
            text(body, "\r\n");
        }
        text(body, "--" + BOUNDARY + "--\r\n");
        HttpRequest.Builder request = calls.to(FILES).POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        request.setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
        if (token != null) {
            request.setHeader("auth-token", token);
        }
        return calls.send(request);
    }

    private static void field(ByteArrayOutputStream body, String name, String value) {
        text(
                body,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    private static void text(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> upload(@Nullable String tag, Part... parts) {
        Answer answer = tryUpload(desk.citizen(), Desk.TENANT, tag, parts);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.body()
                .path("files")
                .valueStream()
                .map(file -> file.path("fileStoreId").asString())
                .toList();
    }

    private HttpRequest.Builder get(String path, String token) {
        return calls.to(path).header("auth-token", token).GET();
    }

    private String query(String id) {
        return "?tenantId=" + Desk.TENANT + "&fileStoreId=" + id;
    }

    @Test
    void whatIsHandedInIsGivenBackByteForByte() {
        byte[] large = new byte[1_500_000];
        new Random(7).nextBytes(large);
        System.arraycopy(PDF, 0, large, 0, PDF.length);

        String id = upload(null, new Part("Kaur, deed.pdf", large)).get(0);

        assertThat(calls.file(get(FILES + "/id" + query(id), desk.citizen()))).isEqualTo(large);
        JsonNode metadata =
                calls.send(get(FILES + "/metadata" + query(id), desk.citizen())).body();
        assertThat(metadata.path("contentType").asString()).isEqualTo("application/pdf");
        assertThat(metadata.path("fileName").asString()).isEqualTo("Kaur, deed.pdf");
        assertThat(metadata.path("fileSize").asString()).isEqualTo("1500000 bytes");
    }

    @Test
    void itIsADownloadThatNoBrowserTakesForAPage() {
        String id = upload(null, new Part("notes.txt", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)))
                .get(0);

        Answer answer = calls.send(get(FILES + "/id" + query(id), desk.citizen()));

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
    }

    @Test
    void aLinkOpensOneFileWithoutAToken() {
        List<String> ids = upload(null, new Part("deed.pdf", PDF), new Part("meter.png", PNG));
        JsonNode urls = calls.send(get(
                        FILES + "/url?tenantId=" + Desk.TENANT + "&fileStoreIds=" + String.join(",", ids),
                        desk.citizen()))
                .body();

        String deed = urls.path(ids.get(0)).asString();
        assertThat(calls.file(calls.to(URI.create(deed).getPath()).GET())).isEqualTo(PDF);
        assertThat(urls.path(ids.get(1)).asString().split(",")).hasSize(4);
    }

    @Test
    void filesOfATagAreFoundTogetherByWhoeverMaySeeThem() {
        String tag = "amendment-" + UUID.randomUUID();
        List<String> ids = upload(tag, new Part("one.pdf", PDF), new Part("two.png", PNG));
        String path = FILES + "/tag?tenantId=" + Desk.TENANT + "&tag=" + tag;

        JsonNode found = calls.send(get(path, desk.clerk())).body().path("files");

        assertThat(found.valueStream().map(file -> file.path("url").asString()))
                .containsExactly(
                        FILES + "/id?fileStoreId=" + ids.get(0) + "&tenantId=" + Desk.TENANT,
                        FILES + "/id?fileStoreId=" + ids.get(1) + "&tenantId=" + Desk.TENANT);
        assertThat(calls.send(get(path, desk.integrator())).body().path("files").size())
                .isZero();
    }

    @Test
    void whoeverIsOfTheCounterOfAnotherTownSeesHereWhatAPlainEmployeeSees() {
        String tag = "amendment-" + UUID.randomUUID();
        String id = upload(tag, new Part("one.pdf", PDF)).get(0);
        String path = FILES + "/tag?tenantId=" + Desk.TENANT + "&tag=" + tag;
        String stranger = CounterElsewhere.token(accounts, calls);

        Answer tagged = calls.send(get(path, stranger));

        assertThat(tagged.status()).as("%s", tagged.body()).isEqualTo(200);
        assertThat(tagged.body().path("files").size()).isZero();
        assertThat(calls.send(get(FILES + "/id" + query(id), stranger)).errorCode())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void nobodySeesAFileOfAnotherTownOrAnotherPerson() {
        String id = upload(null, new Part("deed.pdf", PDF)).get(0);
        String stranger = desk.token(SandboxUser.CUTTACK_ACCOUNTANT);

        assertThat(calls.send(get(FILES + "/id" + query(id), stranger)).status())
                .isEqualTo(403);
        assertThat(calls.send(get(FILES + "/id?tenantId=od.cuttack&fileStoreId=" + id, stranger))
                        .errorCode())
                .isEqualTo("NOT_FOUND");
        assertThat(calls.send(get(FILES + "/id" + query(id), desk.integrator())).errorCode())
                .isEqualTo("NOT_FOUND");
        assertThat(tryUpload(stranger, Desk.TENANT, null, new Part("deed.pdf", PDF))
                        .status())
                .isEqualTo(403);
        assertThat(tryUpload(null, Desk.TENANT, null, new Part("deed.pdf", PDF)).status())
                .isEqualTo(401);
    }

    /** The server does not wait for a body that never comes. */
    @Test
    void ofAnUploadWithATokenThatNobodyHoldsNothingIsRead() throws IOException {
        URI server = calls.to(FILES).GET().build().uri();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(("POST " + FILES + " HTTP/1.1\r\nHost: localhost\r\nauth-token: " + UUID.randomUUID()
                                    + "\r\nContent-Type: multipart/form-data; boundary=" + BOUNDARY
                                    + "\r\nContent-Length: 40000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 401".length());

            assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
        }
    }

    @Test
    void whatIsNotWhatItsExtensionSaysOrOfNoKnownKindIsRefusedWithAllOfTheCall() {
        for (Part part : List.of(
                new Part("deed.pdf", PNG),
                new Part("page.html", "<html>".getBytes(StandardCharsets.UTF_8)),
                new Part("", PDF),
                new Part("program.exe", PDF))) {
            String tag = "refused-" + UUID.randomUUID();

            Answer answer = tryUpload(desk.citizen(), Desk.TENANT, tag, new Part("good.pdf", PDF), part);

            assertThat(answer.errorCode()).as(part.name).isEqualTo("EG_FILESTORE_INVALID_INPUT");
            assertThat(jdbc.sql("select count(*) from documents.stored_file where tag = ?")
                            .param(tag)
                            .query(Long.class)
                            .single())
                    .isZero();
        }
        assertThat(tryUpload(desk.citizen(), Desk.TENANT, null).errorCode()).isEqualTo("EG_FILESTORE_INVALID_INPUT");
    }

    @Test
    void aFileOfMoreThanFiveMegabytesIsTooLarge() {
        byte[] huge = new byte[5 * 1024 * 1024 + 1];
        System.arraycopy(PDF, 0, huge, 0, PDF.length);

        Answer answer = tryUpload(desk.citizen(), Desk.TENANT, null, new Part("deed.pdf", huge));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.errorCode()).isEqualTo("EG_FILESTORE_TOO_LARGE");
    }

    @Test
    void aUserHandsInNoMoreThanAHundredMegabytesADay() {
        String id = upload(null, new Part("deed.pdf", PDF)).get(0);
        jdbc.sql("update documents.stored_file set bytes = 104857600 where id = ?::uuid")
                .param(id)
                .update();
        try {
            assertThat(tryUpload(desk.citizen(), Desk.TENANT, null, new Part("deed.pdf", PDF))
                            .errorCode())
                    .isEqualTo("EG_FILESTORE_TOO_MUCH");
        } finally {
            jdbc.sql("update documents.stored_file set bytes = 15 where id = ?::uuid")
                    .param(id)
                    .update();
        }
    }

    @Test
    void whoHandedAFileInIsOnTheTrail() {
        Answer answer =
                tryUpload(desk.citizen(), Desk.TENANT, null, new Part("deed.pdf", PDF), new Part("receipt.pdf", PDF));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        assertThat(Trail.of(answer, jdbc)).containsExactly("FILE_STORED", "FILE_STORED");
    }

    @Test
    void aFileAndItsEntryOnTheTrailAreOfOneTransaction() {
        String id = upload(null, new Part("deed.pdf", PDF)).get(0);

        assertThat(jdbc.sql("""
                                select entry.xmin = file.xmin
                                from documents.stored_file file
                                join events.audit_entry entry
                                  on entry.object_type = 'file' and entry.object_id = file.id::text
                                where file.id = ?::uuid and entry.action = 'FILE_STORED'
                                """).param(id).query(Boolean.class).single()).isTrue();
    }

    @Test
    void neitherNameNorContentIsStoredInClear() {
        String id = upload(null, new Part("Balwinder Kaur.pdf", PDF)).get(0);
        byte[] name = jdbc.sql("select name_sealed from documents.stored_file where id = ?::uuid")
                .param(id)
                .query(byte[].class)
                .single();
        byte[] content = jdbc.sql("select content from documents.stored_file_part where file_id = ?::uuid")
                .param(id)
                .query(byte[].class)
                .single();

        assertThat(new String(name, StandardCharsets.ISO_8859_1)).doesNotContain("Balwinder");
        assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain("deed");
    }
}
