package dev.kosh.collection.papers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.PaymentBody;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a caller does to have papers made and to read them. */
final class PaperCalls {

    static final String CREATE = "/pdf-service/v1/_create";
    static final String NO_SAVE = "/pdf-service/v1/_createnosave";
    static final String FILES = "/filestore/v1/files/";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Desk desk;
    private final HttpCalls calls;
    private final JsonMapper json;

    PaperCalls(Desk desk, HttpCalls calls, JsonMapper json) {
        this.desk = desk;
        this.calls = calls;
        this.json = json;
    }

    ObjectNode body(String member, String locale, JsonNode... printed) {
        ObjectNode body = json.createObjectNode();
        body.putObject("RequestInfo").put("msgId", "1|" + locale);
        for (JsonNode each : printed) {
            body.withArray(member).add(each);
        }
        return body;
    }

    Answer create(JsonNode... payments) {
        return calls.post(
                CREATE + "?key=consolidatedreceipt&tenantId=pb.amritsar",
                body("Payments", "en_IN", payments),
                desk.clerk());
    }

    static String fileId(Answer created) {
        assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
        return created.body().path("filestoreIds").path(0).asString();
    }

    PrintedPdf pdf(int status, HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
            return new PrintedPdf(answer.body());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    PrintedPdf posted(int status, String path, ObjectNode body, String token) {
        ((ObjectNode) body.path("RequestInfo")).put("authToken", token);
        return pdf(
                status,
                calls.to(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    PrintedPdf got(String path, String token) {
        return pdf(200, calls.to(path).header("auth-token", token).GET());
    }

    Answer get(String path, String token) {
        return calls.send(calls.to(path).header("auth-token", token).GET());
    }

    PrintedPdf file(String id) {
        return got(FILES + "id?tenantId=pb.amritsar&fileStoreId=" + id, desk.clerk());
    }

    JsonNode cash(String rupees) {
        return desk.pay(PaymentBody.cash()
                .with("payerName", "Asha Patil")
                .with("mobileNumber", "9822000011")
                .bill(desk.newBill("PT", rupees)));
    }

    static String receiptNumber(JsonNode payment, int receipt) {
        return payment.path("paymentDetails")
                .path(receipt)
                .path("receiptNumber")
                .asString();
    }

    static String plainLink(JsonNode payment, String more) {
        return "/collection-services/payments/" + payment.path("id").asString() + "/receipt.pdf?tenantId=pb.amritsar"
                + more;
    }
}
