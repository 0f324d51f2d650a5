package dev.kosh.testing;

import dev.kosh.testing.document.Watch;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls to the server under test as an integrator's client makes them. */
public final class HttpCalls {

    private static final String CLIENT = "egov-user-client:";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Environment environment;
    private final JsonMapper json;

    HttpCalls(Environment environment, JsonMapper json) {
        this.environment = environment;
        this.json = json;
    }

    /** Calls to a server in another process. */
    public static HttpCalls at(URI address, JsonMapper json) {
        return new HttpCalls(
                new MockEnvironment().withProperty("local.server.port", Integer.toString(address.getPort())), json);
    }

    /** Access token of a sandbox user; the log-in must succeed. */
    public String login(SandboxUser user) {
        Answer answer = token(Map.of(
                "grant_type",
                "password",
                "scope",
                "read",
                "username",
                user.userName(),
                "password",
                SandboxUser.PASSWORD,
                "tenantId",
                user.tenantId(),
                "userType",
                user.type()));
        if (answer.status() != 200) {
            throw new AssertionError("No token for " + user + ": " + answer);
        }
        return answer.body().path("access_token").asString();
    }

    /** {@code POST /user/oauth/token} with these form fields, as the public client. */
    public Answer token(Map<String, String> form) {
        return send(to("/user/oauth/token")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(CLIENT.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&")))));
    }

    /** Posts a JSON object, whose {@code RequestInfo} is filled in with this token if it has none. */
    public Answer post(String path, JsonNode body, @Nullable String token) {
        ObjectNode withInfo = (ObjectNode) body.deepCopy();
        if (!withInfo.has("RequestInfo")) {
            withInfo.putObject("RequestInfo").put("apiId", "Rainmaker").put("msgId", "test|en_IN");
        }
        if (token != null && !withInfo.path("RequestInfo").has("authToken")) {
            ((ObjectNode) withInfo.path("RequestInfo")).put("authToken", token);
        }
        return post(path, json.writeValueAsString(withInfo), Map.of());
    }

    /** {@link #post(String, JsonNode, String)} of a JSON object in text. */
    public Answer post(String path, String body, @Nullable String token) {
        return post(path, json.readTree(body), token);
    }

    /** Posts a body exactly as it is, as JSON unless the headers say otherwise. */
    public Answer post(String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = to(path).POST(HttpRequest.BodyPublishers.ofString(body));
        request.setHeader("Content-Type", "application/json");
        headers.forEach(request::setHeader);
        return send(request);
    }

    /** Sends a request whose answer is a file; fails on any other status than 200. */
    public byte[] file(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new AssertionError(
                        response.statusCode() + " " + new String(response.body(), StandardCharsets.UTF_8));
            }
            return response.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("Interrupted while waiting for a file"));
        }
    }

    /** Gets a path without a token. */
    public Answer get(String path) {
        return send(to(path).GET());
    }

    /** A request to a path of the server under test, to be finished by the caller. */
    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + path));
    }

    /** {@link #ask} of a request whose answer must be one that the API document foretells. */
    public Answer send(HttpRequest.Builder request) {
        Answer answer = ask(request);
        HttpRequest sent = request.build();
        List<String> broken = Watch.brokenBy(sent, answer, path -> ask(to(path).GET()));
        if (!broken.isEmpty()) {
            throw new AssertionError(
                    "Not in the API document: %s %s %s -> %s".formatted(sent.method(), sent.uri(), broken, answer));
        }
        return answer;
    }

    /** Sends a request and reads the answer; a body that is not JSON becomes a JSON string. */
    public Answer ask(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), read(response));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("Interrupted while waiting for an answer"));
        }
    }

    private JsonNode read(HttpResponse<String> response) {
        boolean isJson =
                response.headers().firstValue("Content-Type").orElse("").contains("json");
        if (isJson && !response.body().isEmpty()) {
            return json.readTree(response.body());
        }
        return json.getNodeFactory().stringNode(response.body());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
