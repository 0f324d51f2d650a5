package dev.kosh.access;

import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.NewPerson;
import dev.kosh.testing.SandboxUser;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Users and clients of one test, with names that no other test has. */
final class People {

    static final String PASSWORD = SandboxUser.PASSWORD;
    static final String MOBILE = "9800000001";

    /** The tests play many people from one address, at a clock that stands still. */
    static final RateLimits GENEROUS = new RateLimits(1_000_000, 1_000_000, 1_000_000, 1_000_000);

    private final Accounts accounts;
    private final HttpCalls http;

    People(Accounts accounts, HttpCalls http) {
        this.accounts = accounts;
        this.http = http;
    }

    /** A user and the client that he logs in through. */
    record Person(NewUser user, String clientId, String secret) {

        Map<String, String> loginForm() {
            Map<String, String> form = new LinkedHashMap<>();
            form.put("grant_type", "password");
            form.put("scope", "read");
            form.put("username", user.userName());
            form.put("password", PASSWORD);
            form.put("tenantId", user.tenantId().value());
            form.put("userType", user.type().name());
            return form;
        }

        Map<String, String> loginForm(String field, String value) {
            Map<String, String> form = loginForm();
            form.put(field, value);
            return form;
        }
    }

    Person employee(String tenant, String... roles) {
        return person(UserType.EMPLOYEE, tenant, List.of(), publicClient(List.of(), GENEROUS), roles);
    }

    Person person(UserType type, String tenant, List<String> networks, NewClient client, String... roles) {
        accounts.createClient(client);
        NewUser user = NewPerson.of(tenant)
                .type(type)
                .mobileNumber(MOBILE)
                .roles(roles)
                .networks(networks)
                .user();
        accounts.createUser(user);
        return new Person(user, client.id(), client.secret() == null ? "" : client.secret());
    }

    static NewClient publicClient(List<String> networks, RateLimits limits) {
        return client(null, networks, limits);
    }

    static NewClient client(@Nullable String secret, List<String> networks, RateLimits limits) {
        return new NewClient(
                "client-" + UUID.randomUUID(),
                secret,
                List.of("password", "refresh_token"),
                List.of("read", "write"),
                NewClient.LONGEST_ACCESS,
                NewClient.USUAL_REFRESH,
                networks,
                List.of(),
                limits);
    }

    Answer logIn(Person person) {
        return logIn(person, person.loginForm());
    }

    Answer logIn(Person person, Map<String, String> form) {
        return http.send(tokenRequest(person, form));
    }

    HttpRequest.Builder tokenRequest(Person person, Map<String, String> form) {
        String basic = Base64.getEncoder()
                .encodeToString((person.clientId() + ":" + person.secret()).getBytes(StandardCharsets.UTF_8));
        return http.to("/user/oauth/token")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))));
    }

    String token(Person person) {
        Answer answer = logIn(person);
        if (answer.status() != 200) {
            throw new AssertionError("no token: " + answer);
        }
        return answer.body().path("access_token").asString();
    }

    Answer refresh(Person person, String refreshToken) {
        return logIn(person, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }
}
