package dev.kosh.sandbox.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The counter's daily work over and over: raise a demand, fetch the bill, pay it, look the receipt up. The launcher has it
 * played once while the JVM takes down what is used often; later starts are quick from their first payment on.
 */
public final class Rehearsal {

    private static final String TENANT = "pb.amritsar";
    private static final String CLERK = "EMP01";
    /** The financial year 2026-27, which the sandbox's masters have. */
    private static final long PERIOD_FROM = 1774981800000L;

    private static final long PERIOD_TO = 1806517799000L;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.shared();
    private final URI address;
    private String token = "";

    public Rehearsal(URI address) {
        this.address = address;
    }

    /** @return payments that were recorded meanwhile */
    public int play(String password, Duration howLong) throws IOException, InterruptedException {
        token = logIn(password);
        long end = System.nanoTime() + howLong.toNanos();
        int paid = 0;
        while (System.nanoTime() < end) {
            payOne("REHEARSAL-" + paid++);
        }
        return paid;
    }

    private void payOne(String consumer) throws IOException, InterruptedException {
        post("/billing-service/demand/_create", """
                {"Demands": [{"tenantId": "%s", "businessService": "PT", "consumerCode": "%s", "consumerType": "BUILTUP",
                  "taxPeriodFrom": %d, "taxPeriodTo": %d, "payer": {"name": "Asha Rao", "mobileNumber": "9812345678"},
                  "demandDetails": [{"taxHeadMasterCode": "PT_TAX", "taxAmount": 1840.50},
                                    {"taxHeadMasterCode": "PT_FIRE_CESS", "taxAmount": 92}]}],
                """.formatted(TENANT, consumer, PERIOD_FROM, PERIOD_TO));
        String fetch = "/billing-service/bill/v2/_fetchbill?tenantId=" + TENANT + "&businessService=PT&consumerCode="
                + consumer;
        post(fetch, "{");
        JsonNode bill = post(fetch, "{").at("/Bill/0");
        JsonNode payment = post("/collection-services/payments/_create", """
                {"Payment": {"tenantId": "%s", "paymentMode": "ONLINE", "transactionNumber": "%s",
                  "instrumentNumber": "%s", "paidBy": "Asha Rao", "mobileNumber": "9812345678", "totalAmountPaid": %s,
                  "paymentDetails": [{"billId": "%s", "totalAmountPaid": %s}]},
                """.formatted(
                        TENANT,
                        consumer,
                        consumer,
                        bill.path("totalAmount").decimalValue(),
                        bill.path("id").asString(),
                        bill.path("totalAmount").decimalValue()));
        String receipt =
                payment.at("/Payments/0/paymentDetails/0/receiptNumber").asString();
        post(
                "/collection-services/payments/PT/_search?tenantId=" + TENANT + "&receiptNumbers="
                        + URLEncoder.encode(receipt, StandardCharsets.UTF_8),
                "{");
    }

    /** @param members the body up to its RequestInfo */
    private JsonNode post(String path, String members) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(members
                        + "\"RequestInfo\": {\"apiId\": \"Rainmaker\", \"msgId\": \"1|en_IN\", \"authToken\": \""
                        + token
                        + "\"}}"))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new StoryFailed(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return json.readTree(response.body());
    }

    private String logIn(String password) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/user/oauth/token"))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString("egov-user-client:".getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=password&scope=read&username=" + CLERK + "&password="
                                + URLEncoder.encode(password, StandardCharsets.UTF_8) + "&tenantId=" + TENANT
                                + "&userType=EMPLOYEE"))
                .build();
        return json.readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .path("access_token")
                .asString();
    }
}
