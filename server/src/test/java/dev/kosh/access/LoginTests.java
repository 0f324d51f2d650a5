package dev.kosh.access;

import static dev.kosh.access.People.GENEROUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.People.Person;
import dev.kosh.testing.Answer;
import java.net.http.HttpRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LoginTests extends AccessTest {

    private static void refused(Answer answer, int status, String error, String description) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.body().path("error").asString()).isEqualTo(error);
        assertThat(answer.body().path("error_description").asString()).isEqualTo(description);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Pragma")).contains("no-cache");
    }

    @Test
    void aLogInGivesAPairOfTokensAndTheUser() {
        Person person = people.employee("pb", "COLLECTION_INTEGRATOR");

        Answer answer = people.logIn(person, person.loginForm("userType", "Employee"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        JsonNode body = answer.body();
        assertThat(body.propertyNames())
                .containsExactly(
                        "access_token",
                        "token_type",
                        "refresh_token",
                        "expires_in",
                        "scope",
                        "ResponseInfo",
                        "UserRequest");
        assertThat(body.path("token_type").asString()).isEqualTo("bearer");
        assertThat(body.path("expires_in").asInt()).isEqualTo(604_799);
        assertThat(body.path("scope").asString()).isEqualTo("read");
        assertThat(body.path("ResponseInfo").propertyNames())
                .containsExactly("api_id", "ver", "ts", "res_msg_id", "msg_id", "status");
        assertThat(body.path("ResponseInfo").path("status").asString())
                .isEqualTo("Access Token generated successfully");
        JsonNode user = body.path("UserRequest");
        assertThat(user.propertyNames())
                .containsExactly(
                        "id",
                        "uuid",
                        "userName",
                        "name",
                        "mobileNumber",
                        "emailId",
                        "locale",
                        "type",
                        "roles",
                        "active",
                        "tenantId",
                        "permanentCity");
        assertThat(user.path("mobileNumber").asString()).isEqualTo(People.MOBILE);
        assertThat(user.path("roles").path(0).path("code").asString()).isEqualTo("COLLECTION_INTEGRATOR");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers().firstValue("Pragma")).contains("no-cache");
        assertThat(answer.headers().firstValue("Content-Type").orElse("").replace(" ", ""))
                .isEqualToIgnoringCase("application/json;charset=UTF-8");
        assertThat(answer.headers().firstValue("x-correlation-id")).isPresent();
        assertThat(audited("LOGGED_IN", person.user().uuid())).isEqualTo(1);
    }

    @Test
    void eachLogInGivesAFreshPairAndTheEarlierOnesLiveOn() {
        Person person = probe("pb");

        String first = people.token(person);
        String second = people.token(person);

        assertThat(first).isNotEqualTo(second);
        assertThat(who(first, "pb").status()).isEqualTo(200);
        assertThat(who(second, "pb").status()).isEqualTo(200);
    }

    @Test
    void anOmittedScopeMeansAllOfTheClient() {
        Person person = probe("pb");
        Map<String, String> form = person.loginForm();
        form.remove("scope");

        assertThat(people.logIn(person, form).body().path("scope").asString()).isEqualTo("read write");
    }

    @Test
    void noAuthorizationHeaderIsRefused() {
        Answer answer = http.send(http.to("/user/oauth/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=password")));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"oauth2/client\"");
        assertThat(answer.body().path("message").asString())
                .isEqualTo("Full authentication is required to access this resource");
        assertThat(answer.body().path("path").asString()).isEqualTo("/user/oauth/token");
        assertThat(answer.body().path("status").asInt()).isEqualTo(401);
    }

    @Test
    void anUnknownClientIsRefused() {
        Person person = probe("pb");

        Answer answer = people.logIn(new Person(person.user(), "nobody", ""));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().path("message").asString()).isEqualTo("Bad credentials");
    }

    @Test
    void aConfidentialClientMustShowItsSecret() {
        NewClient client = People.client("s3cret-of-the-bank", List.of(), GENEROUS);
        Person person = people.person(UserType.EMPLOYEE, "pb", List.of(), client);

        assertThat(people.logIn(person).status()).isEqualTo(200);
        assertThat(people.logIn(new Person(person.user(), client.id(), "")).status())
                .isEqualTo(401);
        assertThat(people.logIn(new Person(person.user(), client.id(), "guess")).status())
                .isEqualTo(401);
    }

    @Test
    void aPublicClientWithASecretIsRefused() {
        Person person = probe("pb");

        assertThat(people.logIn(new Person(person.user(), person.clientId(), "any"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aScopeThatTheClientHasNotIsRefusedBeforeAnythingElse() {
        Person person = probe("pb");

        Answer answer = people.logIn(person, Map.of("scope", "admin"));

        refused(answer, 400, "invalid_scope", "Invalid scope: admin");
        assertThat(answer.body().path("scope").asString()).isEqualTo("read write");
    }

    @Test
    void aMissingGrantTypeIsRefused() {
        refused(people.logIn(probe("pb"), Map.of("scope", "read")), 400, "invalid_request", "Missing grant type");
    }

    @Test
    void anUnknownGrantTypeIsRefused() {
        refused(
                people.logIn(probe("pb"), Map.of("grant_type", "magic")),
                400,
                "unsupported_grant_type",
                "Unsupported grant type: magic");
    }

    @Test
    void aGrantThatTheClientMayNotUseIsRefused() {
        Answer answer = people.logIn(probe("pb"), Map.of("grant_type", "client_credentials"));

        refused(answer, 401, "invalid_client", "Unauthorized grant type: client_credentials");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "username"})
    void aMissingPasswordOrUserNameIsAWrongOne(String field) {
        Person person = probe("pb");

        refused(people.logIn(person, person.loginForm(field, "")), 400, "invalid_request", "Invalid login credentials");
    }

    @Test
    void aMissingTenantIsRefused() {
        Person person = probe("pb");

        refused(
                people.logIn(person, person.loginForm("tenantId", "")),
                400,
                "invalid_request",
                "TenantId is mandatory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ROBOT"})
    void aUserTypeMustBeOneOfTheFour(String type) {
        Person person = probe("pb");

        refused(
                people.logIn(person, person.loginForm("userType", type)),
                400,
                "invalid_request",
                "User Type is mandatory and has to be a valid type");
    }

    @Test
    void unknownUserWrongTenantWrongTypeAndWrongPasswordLookTheSame() {
        Person person = probe("pb");
        List<Map<String, String>> wrong = List.of(
                person.loginForm("username", "nobody-at-all"),
                person.loginForm("tenantId", "pb.amritsar"),
                person.loginForm("userType", "CITIZEN"),
                person.loginForm("password", "Wrong@2026"));

        for (Map<String, String> form : wrong) {
            refused(people.logIn(person, form), 400, "invalid_request", "Invalid login credentials");
        }
        assertThat(audited("LOGIN_FAILED", person.user().uuid())).isEqualTo(1);
    }

    @Test
    void onlyWhoProvesThePasswordLearnsThatAnAccountIsInactive() {
        Person person = probe("pb");
        accounts.setActive(person.user().uuid(), false);

        refused(people.logIn(person), 400, "invalid_request", "Please activate your account");
        refused(
                people.logIn(person, person.loginForm("password", "Wrong@2026")),
                400,
                "invalid_request",
                "Invalid login credentials");
    }

    @Test
    void isInternalDoesNotReplaceThePassword() {
        Person person = probe("pb");
        Map<String, String> form = person.loginForm("password", "Wrong@2026");
        form.put("isInternal", "true");

        refused(people.logIn(person, form), 400, "invalid_request", "Invalid login credentials");
    }

    @Test
    void aCitizenLogsInAtAnyTenantOfTheState() {
        Person citizen =
                people.person(UserType.CITIZEN, "pb", List.of(), People.publicClient(List.of(), GENEROUS), "CITIZEN");

        assertThat(people.logIn(citizen, citizen.loginForm("tenantId", "pb.amritsar"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theSchedulersPrincipalCannotLogIn() {
        Person system = people.employee("pb", "SYSTEM");

        refused(people.logIn(system), 400, "invalid_request", "Invalid login credentials");
    }

    @Test
    void aUserWhomTheClientDoesNotAdmitCannotLogInThroughIt() {
        NewClient usual = People.publicClient(List.of(), GENEROUS);
        NewClient closed = new NewClient(
                usual.id(),
                null,
                usual.grants(),
                usual.scopes(),
                usual.accessLifetime(),
                usual.refreshLifetime(),
                List.of(),
                List.of("somebody-else"),
                GENEROUS);
        Person person = people.person(UserType.EMPLOYEE, "pb", List.of(), closed);

        refused(people.logIn(person), 400, "invalid_request", "Invalid login credentials");
    }

    @Test
    void credentialsInTheQueryAreRefused() {
        Person person = probe("pb");
        Answer answer = http.send(people.tokenRequest(person, person.loginForm())
                .uri(http.to("/user/oauth/token?password=" + People.PASSWORD)
                        .build()
                        .uri()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("error").asString()).isEqualTo("invalid_request");
    }

    @Test
    void anotherVerbIsRefused() {
        refused(http.get("/user/oauth/token"), 405, "method_not_allowed", "Request method 'GET' not supported");
    }

    @Test
    void logInsBeyondTheRateAreToldWhenToTryAgain() {
        RateLimits limits = new RateLimits(1_000_000, 2, null, null);
        Person person = people.person(UserType.EMPLOYEE, "pb", List.of(), People.publicClient(List.of(), limits));
        people.logIn(person);
        people.logIn(person);

        Answer answer = people.logIn(person);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.errorCode()).isEqualTo("RateLimitExceededException");
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElse("0")))
                .isBetween(1, 60);
    }

    @Test
    void anAddressOutsideTheClientsListGetsNoToken() {
        NewClient client = People.publicClient(List.of("203.0.113.0/24", "2001:db8::/32"), GENEROUS);
        Person person = people.person(UserType.EMPLOYEE, "pb", List.of(), client);
        clock.advance(java.time.Duration.ofMinutes(2));

        refused(people.logIn(person), 403, "access_denied", "Request address is not allowed");
    }

    @Test
    void anAddressOutsideTheUsersListGetsNoToken() {
        Person person = people.person(
                UserType.EMPLOYEE, "pb", List.of("2001:db8::/32"), People.publicClient(List.of(), GENEROUS));

        refused(people.logIn(person), 403, "access_denied", "Request address is not allowed");
    }

    @Test
    void onlyTheFiftyNewestPairsLive() {
        Person person = probe("pb");
        String oldest = people.token(person);
        jdbc.sql("""
                insert into access.token
                select sha256(('filler' || n || :user)::bytea), sha256(('refresh' || n || :user)::bytea), user_uuid,
                       client_id, scope, issued_at + n * interval '1 ms', expires_at, refresh_expires_at
                from access.token cross join generate_series(1, 49) as n where user_uuid = :user""").param("user", person.user().uuid()).update();
        assertThat(who(oldest, "pb").status()).isEqualTo(200);

        people.token(person);

        int live = jdbc.sql("select count(*) from access.token where user_uuid = :user")
                .param("user", person.user().uuid())
                .query(Integer.class)
                .single();
        assertThat(live).isEqualTo(50);
    }

    @Test
    void neitherTokensNorPasswordsAreStoredInClear() {
        Person person = probe("pb");
        Answer answer = people.logIn(person);
        Set<String> secrets = new HashSet<>(List.of(
                answer.body().path("access_token").asString(),
                answer.body().path("refresh_token").asString(),
                People.PASSWORD,
                People.MOBILE));

        List<@Nullable String> rows = jdbc.sql("""
                select t::text from access.token t union all select u::text from access.user_account u
                union all select a::text from events.audit_entry a""").query(String.class).list();

        assertThat(rows).isNotEmpty();
        for (String secret : secrets) {
            assertThat(rows).noneMatch(row -> String.valueOf(row).contains(secret));
        }
    }
}
