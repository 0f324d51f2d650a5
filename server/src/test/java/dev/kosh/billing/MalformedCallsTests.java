package dev.kosh.billing;

import static dev.kosh.testing.Desk.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that cannot be read, told by the codes that clients of the original know. The token comes in the header. */
@DeskTest
class MalformedCallsTests {

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    private void assertRefused(String body, String code) {
        Answer answer = calls.post("/billing-service/demand/_create", body, Map.of("auth-token", desk.clerk()));
        assertThat(answer.status()).as(body).isEqualTo(400);
        assertThat(answer.body().path("ResponseInfo").isNull()).isTrue();
        assertThat(codes(answer)).as(body).containsExactly(code);
    }

    @Test
    void aCallWithoutBodyIsToldSo() {
        assertRefused("", "MissingJsonException");
    }

    @Test
    void whatIsNoJsonAndWhatIsJsonOfAnotherShapeAreToldApart() {
        assertRefused("{\"RequestInfo\":", "JsonParseException");
        assertRefused("[]", "JsonMappingException");
        assertRefused("{\"RequestInfo\": {}, \"Demands\": [{\"taxPeriodFrom\": \"soon\"}]}", "JsonMappingException");
    }

    @Test
    void aDemandComesWithRequestInfo() {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.putArray("Demands")
                .add(DemandBody.of("PT", desk.consumer()).line("PT_TAX", "1").json());

        assertRefused(body.toString(), "NotNull.demandRequest.requestInfo");
    }

    @Test
    void namesAreReadInAnyLetterCaseAndUnknownOnesAreIgnored() {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        ObjectNode demand =
                DemandBody.of("PT", desk.consumer()).line("PT_TAX", "1").json();
        demand.put("owner", "unknown").set("DemandDetails", demand.remove("demandDetails"));
        body.putArray("demands").add(demand);
        body.putObject("requestInfo").put("msgId", "1|en_IN");

        Answer answer =
                calls.post("/billing-service/demand/_create", body.toString(), Map.of("auth-token", desk.clerk()));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        assertThat(answer.body().path("ResponseInfo").path("msgId").asString()).isEqualTo("1|en_IN");
        assertThat(answer.body().path("Demands").path(0).has("owner")).isFalse();
    }

    @Test
    void aQueryThatIsNotEncodedIsRefusedInTheUsualForm() throws IOException {
        for (String path : List.of("/billing-service/demand/_search", "/user-otp/v1/_send", "/user/oauth/token")) {
            URI server = calls.to(path).GET().build().uri();
            try (Socket socket = new Socket(server.getHost(), server.getPort())) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream()
                        .write(("POST " + path + "?tenantId=%zz HTTP/1.1\r\nHost: localhost\r\nauth-token: "
                                        + desk.clerk()
                                        + "\r\nContent-Type: application/json\r\nConnection: close\r\n"
                                        + "Content-Length: 2\r\n\r\n{}")
                                .getBytes(StandardCharsets.US_ASCII));

                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(answer).as(path).startsWith("HTTP/1.1 4").doesNotContain("timestamp\":\"2");
            }
        }
    }

    @Test
    void anUploadWhosePartsCannotBeReadIsRefusedInTheUsualForm() {
        for (String body :
                List.of("--x\r\n\r\n--x--", "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\na")) {
            Answer answer = calls.post(
                    "/billing-service/demand/bulk/_create?tenantId=pb.amritsar",
                    body,
                    Map.of("Content-Type", "multipart/form-data; boundary=x", "auth-token", desk.clerk()));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(codes(answer)).containsExactly("INVALID_PARAMETERS");
        }
    }
}
