package dev.kosh.sandbox.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whoever calls the server: makes calls over HTTP as one user and shows them in short. */
public final class Integrator {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** What the server answered. */
    record Answer(int status, JsonNode body) {

        String errorCode() {
            return body.path("Errors").path(0).path("code").asString("");
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;
    private final Screen screen;
    private String token = "";

    /** Speaks to this server and shows what is said. */
    public Integrator(URI server, Screen screen) {
        this.server = server;
        this.screen = screen;
    }

    /** The call of the guide's request snippet: same path, headers and order of parameters. */
    Answer logIn(String basicAuthorization, String username, String password, String tenantId) {
        String form = "grant_type=password&scope=read&username=%s&password=%s&tenantId=%s&userType=Employee"
                .formatted(encode(username), encode(password), encode(tenantId));
        screen.request("POST /user/oauth/token");
        screen.sent("Authorization: Basic " + basicAuthorization);
        screen.sent(form.replace(encode(password), "********"));
        Answer answer = send(HttpRequest.newBuilder(server.resolve("/user/oauth/token"))
                .header("Authorization", "Basic " + basicAuthorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Postman-Token", "81c87b4c-f69d-464a-8c9a-990e698391ec")
                .header("cache-control", "no-cache")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        token = answer.body().path("access_token").asString("");
        return answer;
    }

    /** A call whose criteria stand in the query string. */
    Answer ask(String path, Map<String, String> criteria) {
        String query = criteria.entrySet().stream()
                .map(each -> each.getKey() + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
        screen.request("POST " + path + "?" + query);
        return send(json(path + "?" + query, withRequestInfo()));
    }

    /** Registers a payment under a key of the integrator's own. */
    Answer pay(ObjectNode payment, String idempotencyKey) {
        String path = "/collection-services/payments/_create";
        screen.request("POST " + path);
        screen.sent("Idempotency-Key: " + idempotencyKey);
        payment.path("paymentDetails")
                .forEach(detail -> screen.sent("Rs %s %s for bill %s"
                        .formatted(
                                DueBill.money(detail.path("totalAmountPaid")),
                                payment.path("paymentMode").asString(""),
                                detail.path("billId").asString(""))));
        ObjectNode body = withRequestInfo();
        body.set("Payment", payment);
        return send(json(path, body).header("Idempotency-Key", idempotencyKey));
    }

    /** Logs in as an employee of a tenant, in one line. */
    Answer signIn(String userName, String password, String tenantId) {
        screen.request("POST /user/oauth/token for " + userName + " of " + tenantId);
        Answer answer = send(HttpRequest.newBuilder(server.resolve("/user/oauth/token"))
                .header("Authorization", "Basic " + Story.CLIENT_WITHOUT_SECRET)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=password&scope=read&username=%s&password=%s&tenantId=%s&userType=EMPLOYEE"
                                .formatted(encode(userName), encode(password), encode(tenantId)))));
        token = answer.body().path("access_token").asString("");
        return answer;
    }

    /** A call with these members beside its RequestInfo. */
    Answer call(String path, ObjectNode members, String told) {
        screen.request("POST " + path + (told.isEmpty() ? "" : "   " + told));
        return send(json(path, withRequestInfo().setAll(members)));
    }

    /** The same without showing it, for looking again and again. */
    Answer look(String path, ObjectNode members) {
        return exchange(json(path, withRequestInfo().setAll(members)));
    }

    private ObjectNode withRequestInfo() {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("RequestInfo")
                .put("apiId", "Rainmaker")
                .put("ver", "1.0")
                .put("msgId", "demo|en_IN")
                .put("authToken", token);
        return body;
    }

    private HttpRequest.Builder json(String pathAndQuery, ObjectNode body) {
        return HttpRequest.newBuilder(server.resolve(pathAndQuery))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    private Answer send(HttpRequest.Builder request) {
        Answer answer = exchange(request);
        screen.answer(answer.status());
        return answer;
    }

    private Answer exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException failure) {
            throw new StoryFailed("the server did not answer: " + failure.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoryFailed("interrupted");
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
