package dev.kosh.admin;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server that runs on this machine. */
final class RunningServer {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CREATED = 201;

    private final JsonMapper json = JsonMapper.builder().build();
    private final URI administrator;
    private final PrintStream out;
    private final PrintStream problems;

    RunningServer(String port, PrintStream out, PrintStream problems) {
        this.administrator = URI.create("http://127.0.0.1:" + port + "/setup/_administrator");
        this.out = out;
        this.problems = problems;
    }

    /** 0 when the administrator is there now, 1 when the server refused or does not answer. */
    int createAdministrator(Map<String, String> members) {
        HttpRequest request = HttpRequest.newBuilder(administrator)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(members)))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == CREATED) {
                out.println("Administrator " + members.get("userName") + " of " + members.get("tenantId")
                        + " is created. The set-up token is used up.");
                return 0;
            }
            tell(answer.body());
        } catch (IOException unreachable) {
            problems.println("No server answers at " + administrator.getAuthority() + ". Is KOSH_PORT right?");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    private void tell(String body) {
        for (JsonNode error : json.readTree(body).path("Errors")) {
            problems.println(error.path("code").asString("") + ": "
                    + error.path("message").asString(""));
        }
    }
}
