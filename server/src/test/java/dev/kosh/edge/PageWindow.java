package dev.kosh.edge;

import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.SandboxUser;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A browser without a screen: it keeps cookies and finds the form token of the last page. */
final class PageWindow {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([0-9a-f]+)\"");

    private final HttpCalls http;
    private final Map<String, String> cookies = new HashMap<>();
    private String formToken = "";
    private @Nullable Answer signedIn;

    PageWindow(HttpCalls http) {
        this.http = http;
    }

    /** A window in which this user is signed in. */
    static PageWindow of(HttpCalls http, SandboxUser user) {
        PageWindow window = new PageWindow(http);
        window.get("/console/sign-in");
        Answer answer = window.post(
                "/console/sign-in",
                Map.of("tenant", user.tenantId(), "userName", user.userName(), "password", SandboxUser.PASSWORD));
        if (answer.status() != 303 || !window.cookies.containsKey("kosh_session")) {
            throw new AssertionError(user + " is not signed in: " + answer.status());
        }
        window.signedIn = answer;
        window.get("/console/sign-in");
        return window;
    }

    Answer get(String path) {
        return send(http.to(path).GET());
    }

    /** Sends a form as one of our own pages would. */
    Answer post(String path, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("_csrf", formToken);
        return postForeign(path, form, "same-origin");
    }

    /** Sends a form with these fields alone, as the browser would from this site. */
    Answer postForeign(String path, Map<String, String> fields, String site) {
        return send(http.to(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", site)
                .POST(HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")))));
    }

    /** The answer to the sign-in. */
    Answer signedIn() {
        return Objects.requireNonNull(signedIn);
    }

    String formToken() {
        return formToken;
    }

    private Answer send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        Answer answer = http.send(request);
        for (String set : answer.headers().allValues("Set-Cookie")) {
            String[] pair = set.substring(0, set.indexOf(';')).split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        Matcher found = FORM_TOKEN.matcher(answer.body().asString(""));
        if (found.find()) {
            formToken = found.group(1);
        }
        return answer;
    }
}
