package dev.kosh.access;

import static dev.kosh.access.People.GENEROUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.People.Person;
import dev.kosh.testing.Answer;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class GatewayTests extends AccessTest {

    private static final String FETCH = "/billing-service/bill/v2/_fetchbill";

    private static void refused(Answer answer, int status, String code, String message) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        JsonNode error = answer.body().path("Errors").path(0);
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(error.path("message").asString()).isEqualTo(message);
        assertThat(error.has("description") && error.has("params")).isTrue();
        assertThat(answer.headers().firstValue("x-correlation-id")).isPresent();
        assertThat(answer.headers().firstValue("Cache-Control"))
                .contains("no-cache, no-store, max-age=0, must-revalidate");
    }

    private static void notAuthorised(Answer answer) {
        refused(answer, 403, "CustomException", "Not authorized to access this resource");
        assertThat(answer.body().path("Errors").path(0).path("description").asString())
                .isEqualTo("Not authorized to access this resource");
    }

    private static void noToken(Answer answer) {
        refused(answer, 401, "CustomException", "You are not authorized to access this resource");
    }

    private static void invalidToken(Answer answer) {
        refused(answer, 401, "InvalidAccessTokenException", "An unhandled exception occurred on the server");
        assertThat(answer.body().path("Errors").path(0).path("description").asString())
                .isEqualTo("Invalid Access Token Exception");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
    }

    private static void isFrom(Person person, Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body().path("uuid").asString())
                .isEqualTo(person.user().uuid());
    }

    // ---- who calls

    @Test
    void aCallWithoutATokenIsRefused() {
        noToken(who(null, "pb"));
        noToken(http.post(ProbeController.PATH, "{\"Payment\":{}}", Map.of()));
        noToken(http.post("/no/such/path", "{}", Map.of()));
    }

    @Test
    void anUnknownTokenIsRefused() {
        invalidToken(who("0b6f2c54-1111-4aaa-8bbb-000000000001", "pb"));
    }

    @Test
    void anExpiredTokenIsRefused() {
        Person person = probe("pb");
        String token = people.token(person);
        assertThat(who(token, "pb").status()).isEqualTo(200);

        clock.advance(Duration.ofDays(7));

        invalidToken(who(token, "pb"));
    }

    @Test
    void aTokenIsTakenFromTheBodyTheHeaderOrTheBearerHeader() {
        Person person = probe("pb");
        String token = people.token(person);

        isFrom(person, who(token, "pb"));
        isFrom(
                person,
                http.post(ProbeController.PATH, "{\"requestInfo\":{\"authToken\":\"" + token + "\"}}", Map.of()));
        isFrom(person, whoWithBody(token, "{}"));
        isFrom(person, whoWithBody(token, ""));
        isFrom(person, http.post(ProbeController.PATH, "{}", Map.of("Authorization", "Bearer " + token)));
        noToken(http.post(ProbeController.PATH + "?auth-token=" + token + "&access_token=" + token, "{}", Map.of()));
    }

    @Test
    void theBodyWinsOverTheHeaderAndTheHeaderOverBearer() {
        Person inBody = probe("pb");
        Person inHeader = probe("pb");
        String body = people.token(inBody);
        String header = people.token(inHeader);

        isFrom(inBody, whoWithBody(header, "{\"RequestInfo\":{\"authToken\":\"" + body + "\"}}"));
        isFrom(inHeader, whoWithBody(header, "{\"RequestInfo\":{\"authToken\":\"\"}}"));
        isFrom(
                inHeader,
                http.post(ProbeController.PATH, "{}", Map.of("auth-token", header, "Authorization", "Bearer " + body)));
        invalidToken(whoWithBody(header, "{\"RequestInfo\":{\"authToken\":\"guess\"}}"));
        isFrom(
                inBody,
                http.post(
                        ProbeController.PATH,
                        "{\"requestInfo\":{\"authToken\":\"" + header + "\"},\"RequestInfo\":{\"authToken\":\"" + body
                                + "\"}}",
                        Map.of()));
    }

    @Test
    void whatACallSaysOfItselfIsNotBelieved() {
        Person person = probe("pb.amritsar");
        Person victim = probe("pb");
        String token = people.token(person);
        String forged = "{\"RequestInfo\":{\"authToken\":\"" + token + "\",\"userInfo\":{\"uuid\":\""
                + victim.user().uuid()
                + "\",\"type\":\"EMPLOYEE\",\"tenantId\":\"pb\",\"roles\":[{\"code\":\"SUPERUSER\",\"tenantId\":\"pb\"}]}}";

        isFrom(person, http.post(ProbeController.PATH, forged + "}", Map.of()));
        isFrom(
                person,
                http.post(
                        ProbeController.PATH,
                        forged + "}",
                        Map.of("x-user-info", "{\"uuid\":\"x\"}", "x-pass-through-gateway", "true")));
        notAuthorised(http.post(ProbeController.PATH, forged + ",\"tenantId\":\"pb\"}", Map.of()));
    }

    // ---- what a role covers

    @Test
    void aTokenOfTheStateWorksAtEveryUlb() {
        Person person = probe("pb");
        String token = people.token(person);

        isFrom(person, who(token, "pb.amritsar"));
        isFrom(person, who(token, "pb.jalandhar"));
        isFrom(person, who(token, "pb"));
        notAuthorised(who(token, "mh.pune"));
    }

    @Test
    void aTokenOfAUlbWorksThereOnly() {
        Person person = probe("pb.amritsar");
        String token = people.token(person);

        isFrom(person, who(token, "pb.amritsar"));
        notAuthorised(who(token, "pb.jalandhar"));
        notAuthorised(who(token, "pb"));
        isFrom(person, whoWithBody(token, "{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'tenantId':'pb.amritsar','inner':{'tenantId':'pb.jalandhar'}}",
                "{'inner':[{'deeper':[{'tenantId':'pb.jalandhar'}]}]}",
                "{'tenantId':['pb.amritsar','pb.jalandhar']}",
                "{'tenantId':[['pb.amritsar'],{'tenantId':'pb.jalandhar'}]}",
                "{'tenantId':'pb.amritsar','tenantId':'pb.jalandhar'}",
                "{'tenantid':'pb.jalandhar'}",
                "{'TENANTID':'pb.jalandhar'}",
                "{'tenant\\u0049d':'pb.jalandhar'}",
                "{'tenantId':'pb.jalandhar '}",
                "{'tenantId':true}",
                "{'inner':{'RequestInfo':{'tenantId':'pb.jalandhar'}}}",
                "[{'RequestInfo':{'tenantId':'pb.jalandhar'}}]"
            })
    void everyTenantThatTheBodyNamesMustBeCovered(String body) {
        String token = people.token(probe("pb.amritsar"));

        notAuthorised(whoWithBody(token, body.replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenantId=pb.jalandhar",
                "tenantid=pb.jalandhar",
                "TENANTID=pb.jalandhar",
                "tenantId=pb.amritsar,pb.jalandhar",
                "tenantId=pb.amritsar&tenantId=pb.jalandhar",
                "!tenantId=pb.jalandhar",
                "tenantId%5B0%5D=pb.jalandhar",
                "%74enantId=pb.jalandhar"
            })
    void everyTenantThatTheQueryNamesMustBeCovered(String query) {
        String token = people.token(probe("pb.amritsar"));

        notAuthorised(http.post(
                ProbeController.PATH + "?" + query, "{\"tenantId\":\"pb.amritsar\"}", Map.of("auth-token", token)));
    }

    @Test
    void everyTenantThatAFormNamesMustBeCovered() {
        String token = people.token(probe("pb.amritsar"));

        notAuthorised(http.post(
                ProbeController.PATH,
                "tenantId=pb.jalandhar",
                Map.of("auth-token", token, "Content-Type", "application/x-www-form-urlencoded")));
    }

    @Test
    void aPayerMayBeOnRecordAtTheState() {
        Person person = probe("pb.amritsar");

        isFrom(
                person,
                whoWithBody(
                        people.token(person),
                        "{\"Demands\":[{\"tenantId\":\"pb.amritsar\",\"payer\":{\"tenantId\":\"pb\"}}]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Demands\":[{\"tenantId\":\"pb.amritsar\",\"payer\":{\"tenantId\":\"od\"}}]}",
                "{\"Demands\":[{\"tenantId\":\"pb.amritsar\",\"PAYER\":{\"a\":[{\"TENANTID\":[\"pb\",\"od.cuttack\"]}]}}]}",
                "{\"payer\":{\"tenantId\":\"od\"}}",
                "{\"payer\":[{\"payer\":{}, \"tenantId\":\"od\"}],\"tenantId\":\"pb.amritsar\"}"
            })
    void aPayerOnRecordWithAnotherStateIsATenantThatMustBeCovered(String body) {
        notAuthorised(whoWithBody(people.token(probe("pb.amritsar")), body));
    }

    @Test
    void theBodyThatWasScannedReachesTheController() {
        Person person = probe("pb");

        Answer answer = whoWithBody(people.token(person), "{\"name\":\"अमृतसर\",\"list\":[1,2.50]}");

        assertThat(answer.body().path("body").path("name").asString()).isEqualTo("अमृतसर");
    }

    @Test
    void whatNoRoleCoversIsRefused() {
        Person person = probe("pb");

        notAuthorised(http.post(ProbeController.UNGRANTED, "{}", Map.of("auth-token", people.token(person))));
        assertThat(audited("CALL_REFUSED", person.user().uuid())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/no/such/path", "/probe/_who/", "/probe/_ungranted;x", "/probe/%5Fwho", "/x/../probe/_who"})
    void aPathThatIsNotServedIsUnknownToAKnownCaller(String path) {
        Answer answer = http.post(path, "{}", Map.of("auth-token", people.token(probe("pb"))));

        refused(answer, 404, "ResourceNotFoundException", "The resource - " + path + " not found");
    }

    @Test
    void anotherVerbThanPostIsNamedAsTheMistake() {
        String token = people.token(probe("pb"));

        for (String path : List.of(ProbeController.PATH, ProbeController.UNGRANTED)) {
            Answer known = http.send(http.to(path).GET().header("auth-token", token));
            Answer nobody = http.get(path);
            assertThat(known.status()).isEqualTo(400);
            assertThat(known.errorCode()).isEqualTo("HttpRequestMethodNotSupportedException");
            assertThat(nobody.status()).isEqualTo(400);
            assertThat(nobody.errorCode()).isEqualTo("HttpRequestMethodNotSupportedException");
        }
        invalidToken(http.send(http.to(ProbeController.PATH).GET().header("auth-token", "guess")));
    }

    // ---- what the edge reads

    @ParameterizedTest
    @ValueSource(strings = {"{\"tenantId\":", "not json", "{\"a\":1}}", "{\"a\":1,}"})
    void malformedJsonIsRefusedWhateverTheToken(String body) {
        refused(whoWithBody(people.token(probe("pb")), body), 400, "JsonParseException", "Bad request");
        refused(http.post(ProbeController.PATH, body, Map.of()), 400, "JsonParseException", "Bad request");
    }

    @Test
    void jsonDeeperThanFiftyIsRefused() {
        String deep = "{\"a\":".repeat(60) + "1" + "}".repeat(60);

        refused(http.post(ProbeController.PATH, deep, Map.of()), 400, "JsonParseException", "Bad request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "text/plain", "application/json;charset=UTF-16", "application/xml"})
    void aBodyThatTheEdgeCannotReadIsRefused(String type) {
        String token = people.token(probe("pb.amritsar"));

        Answer answer = http.post(
                ProbeController.PATH, "tenantId: pb.jalandhar", Map.of("auth-token", token, "Content-Type", type));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("UnsupportedMediaType");
    }

    @Test
    void aBodyAboveTheCapIsRefused() {
        String large = "{\"a\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}";

        refused(
                http.post(ProbeController.PATH, large, Map.of()),
                413,
                "PAYLOAD_TOO_LARGE",
                "A body has at most 10485760 bytes");
        Answer chunked = http.send(http.to(ProbeController.PATH)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() ->
                        new java.io.ByteArrayInputStream(large.getBytes(java.nio.charset.StandardCharsets.UTF_8)))));
        assertThat(chunked.status()).isEqualTo(413);
    }

    @Test
    void openPathsNeedNoToken() {
        assertThat(http.get("/actuator/health").status()).isEqualTo(200);
        assertThat(http.get("/actuator/env").status()).isEqualTo(401);
    }

    // ---- limits

    @Test
    void billFetchesAndPaymentsAreLimitedByClientAndUser() {
        NewClient client = People.publicClient(List.of(), new RateLimits(1_000_000, 1_000_000, 2, 1));
        Person person = people.person(UserType.EMPLOYEE, "pb", List.of(), client, "COLLECTION_INTEGRATOR");
        String token = people.token(person);

        http.post(FETCH, "{}", token);
        http.post(FETCH, "{}", token);
        Answer third = http.post(FETCH, "{}", token);
        http.post("/collection-services/payments/_create", "{}", token);
        Answer second = http.post("/collection-services/payments/_create", "{}", token);

        for (Answer answer : List.of(third, second)) {
            refused(answer, 429, "RateLimitExceededException", "Rate limit exceeded");
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        }
        clock.advance(Duration.ofSeconds(1));
        assertThat(http.post(FETCH, "{}", token).status()).isNotEqualTo(429);
    }

    @Test
    void aCallFromOutsideTheClientsOrTheUsersNetworksIsRefused() {
        Person person = probe("pb");
        String token = people.token(person);
        isFrom(person, who(token, "pb"));

        jdbc.sql("update access.oauth_client set networks = '{203.0.113.0/24}' where id = :id")
                .param("id", person.clientId())
                .update();

        Eventually.holds(() -> notAuthorised(who(token, "pb")));
        assertThat(audited("ADDRESS_REFUSED", person.user().uuid())).isPositive();
    }

    @Test
    void neitherTokensNorPasswordsNorNumbersAreLogged(CapturedOutput output) {
        Person person = people.person(
                UserType.EMPLOYEE, "pb", List.of(), People.publicClient(List.of(), GENEROUS), ProbeController.ROLE);
        Answer login = people.logIn(person);
        String token = login.body().path("access_token").asString();
        who(token, "pb");
        whoWithBody("other", "{\"RequestInfo\":{\"authToken\":\"" + token + "\"}}");
        people.logIn(person, person.loginForm("password", "Wrong@2026"));
        people.refresh(person, login.body().path("refresh_token").asString());

        assertThat(output.getAll())
                .doesNotContain(token)
                .doesNotContain(login.body().path("refresh_token").asString())
                .doesNotContain(People.PASSWORD)
                .doesNotContain("Wrong@2026")
                .doesNotContain(People.MOBILE);
    }
}
