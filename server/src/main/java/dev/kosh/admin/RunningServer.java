package dev.kosh.admin;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The server that runs on this machine. */
final class RunningServer {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PATIENCE_WITH_BOOKS = Duration.ofMinutes(30);
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final PrintStream out;
    private final PrintStream problems;

    RunningServer(String port, PrintStream out, PrintStream problems) {
        this.address = URI.create("http://127.0.0.1:" + port);
        this.out = out;
        this.problems = problems;
    }

    /** 0 when the administrator is there now, 1 when the server refused or does not answer. */
    int createAdministrator(Map<String, String> members) {
        HttpResponse<String> answer =
                send(request("/setup/_administrator", PATIENCE, JSON, json.writeValueAsString(members)));
        if (answer == null) {
            return 1;
        }
        if (answer.statusCode() == CREATED) {
            out.println("Administrator " + members.get("userName") + " of " + members.get("tenantId")
                    + " is created. The set-up token is used up.");
            return 0;
        }
        tell(answer.body());
        return 1;
    }

    /** 0 when every rule of the books holds, 1 when one does not, or when the server refused or does not answer. */
    int reconcile(String tenant, String userName, String password) {
        String token = logIn(tenant, userName, password);
        HttpResponse<String> answer = token == null ? null : send(check(tenant, token));
        if (answer == null) {
            return 1;
        }
        if (answer.statusCode() != OK) {
            tell(answer.body());
            return 1;
        }
        JsonNode books = json.readTree(answer.body());
        for (JsonNode rule : books.path("rules")) {
            long broken = rule.path("exceptions").asLong();
            out.printf(
                    "%-5s %-9s %s (%,d checked)%n",
                    rule.path("rule").asString(),
                    broken == 0 ? "holds" : broken + " break",
                    rule.path("says").asString(),
                    rule.path("checked").asLong());
        }
        for (JsonNode finding : books.path("findings")) {
            out.printf(
                    "  %s %s %s: expected %s, found %s%n",
                    finding.path("tenantId").asString(),
                    finding.path("rule").asString(),
                    finding.path("subject").asString(),
                    finding.path("expected").asString(),
                    finding.path("found").asString());
        }
        boolean holds = books.path("holds").asBoolean();
        out.println(holds ? "The books balance." : "The books do not balance.");
        return holds ? 0 : 1;
    }

    /** 0 when the server did it, and what it answered is printed; 1 when it refused or does not answer. */
    int administer(String tenant, String userName, String password, String path, Map<String, Object> members) {
        String token = logIn(tenant, userName, password);
        if (token == null) {
            return 1;
        }
        Map<String, Object> body = new HashMap<>(members);
        body.put("RequestInfo", Map.of("authToken", token));
        HttpResponse<String> answer = send(request(path, PATIENCE, JSON, json.writeValueAsString(body)));
        if (answer == null) {
            return 1;
        }
        if (answer.statusCode() != OK) {
            tell(answer.body());
            return 1;
        }
        ObjectNode said = (ObjectNode) json.readTree(answer.body());
        said.remove(List.of("responseInfo", "ResponseInfo"));
        out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(said));
        return 0;
    }

    private HttpRequest check(String tenant, String token) {
        String body = json.writeValueAsString(Map.of("RequestInfo", Map.of("authToken", token), "tenantId", tenant));
        return request("/ifms-adapter/reconciliation/v1/_check", PATIENCE_WITH_BOOKS, JSON, body);
    }

    private @Nullable String logIn(String tenant, String userName, String password) {
        String form = Map.of(
                        "grant_type",
                        "password",
                        "username",
                        userName,
                        "password",
                        password,
                        "tenantId",
                        tenant,
                        "userType",
                        "EMPLOYEE",
                        "scope",
                        "read")
                .entrySet()
                .stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = send(request("/user/oauth/token", PATIENCE, FORM, form));
        if (answer == null) {
            return null;
        }
        JsonNode said = json.readTree(answer.body());
        if (answer.statusCode() != OK) {
            problems.println("Log-in refused: " + reason(said));
            answer.headers()
                    .firstValue("Retry-After")
                    .ifPresent(seconds -> problems.println("Try again in " + seconds + " seconds."));
            return null;
        }
        return said.path("access_token").asString();
    }

    /** The token end point's own word; that of the container, whose client is unknown; or that of the rate limit. */
    private static String reason(JsonNode said) {
        String own = said.path("error_description").asString("");
        String containers = said.path("message").asString("");
        String limits = said.at("/Errors/0/message").asString("");
        return Stream.of(own, containers, limits)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("no reason was given");
    }

    private HttpRequest request(String path, Duration patience, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        if (type.equals(FORM)) {
            // The client that log-ins of people come through has no secret.
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder().encodeToString("egov-user-client:".getBytes(StandardCharsets.UTF_8)));
        }
        return request.timeout(patience)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** Null when the server does not answer; that was told. */
    private @Nullable HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            problems.println("No server answers at " + address.getAuthority() + ". Is KOSH_PORT right?");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private void tell(String body) {
        for (JsonNode error : json.readTree(body).path("Errors")) {
            problems.println(error.path("code").asString("") + ": "
                    + error.path("message").asString(""));
        }
    }
}
