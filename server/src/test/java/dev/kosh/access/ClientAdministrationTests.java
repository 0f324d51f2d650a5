package dev.kosh.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ClientAdministrationTests extends PeopleTest {

    private static final String CLIENTS = "/access/v1/clients/";

    private Answer token(String client, String secret) {
        String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return calls.send(calls.to("/user/oauth/token")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
    }

    private JsonNode made(String members, String administrator) {
        String id = "client-" + UUID.randomUUID();
        Answer answer = post(CLIENTS + "_create", "{'client': {'id': '%s', %s}}".formatted(id, members), administrator);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String id(JsonNode made) {
        return made.at("/client/id").asString("");
    }

    private static String secret(JsonNode made) {
        return made.path("secret").asString("");
    }

    /** platform.md section 9, number 2. */
    @Test
    void anIntegratorsProgramGetsATokenByItsOwnSecret() {
        NewUser user = employee("pb", "COLLECTION_INTEGRATOR");
        String administrator = tokenOf("pb", "SUPERUSER");
        JsonNode made = made("'actsAs': '%s'".formatted(user.uuid()), administrator);

        Answer answer = token(id(made), secret(made));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().has("refresh_token")).isFalse();
        assertThat(answer.body().at("/UserRequest/uuid").asString("")).isEqualTo(user.uuid());
        String token = answer.body().path("access_token").asString("");
        assertThat(post("/billing-service/bill/v2/_search?tenantId=pb.amritsar&billId=x", "{}", token)
                        .status())
                .isNotIn(401, 403);
        assertThat(token(id(made), "guess").status()).isEqualTo(401);
        assertThat(jdbc.sql("select secret_hash from access.oauth_client where id = :id")
                        .param("id", id(made))
                        .query(String.class)
                        .single())
                .startsWith("$2")
                .doesNotContain(secret(made));
    }

    @Test
    void anIdIsTakenOnce() {
        String members = "'actsAs': '%s'"
                .formatted(employee("pb", "COLLECTION_INTEGRATOR").uuid());
        String administrator = tokenOf("pb", "SUPERUSER");
        String taken = id(made(members, administrator));

        Answer again =
                post(CLIENTS + "_create", "{'client': {'id': '%s', %s}}".formatted(taken, members), administrator);

        assertThat(again.status()).as("%s", again.body()).isEqualTo(400);
        assertThat(again.errorCode()).isEqualTo("DUPLICATE_CLIENT");
    }

    @Test
    void aProgramIsOutWithTheUserThatItStandsFor() {
        NewUser user = employee("pb", "COLLECTION_INTEGRATOR");
        JsonNode made = made("'actsAs': '%s'".formatted(user.uuid()), tokenOf("pb", "SUPERUSER"));
        accounts.setActive(user.uuid(), false);

        assertThat(token(id(made), secret(made))
                        .body()
                        .path("error_description")
                        .asString(""))
                .isEqualTo("Please activate your account");
    }

    @Test
    void aRotatedSecretWorksBesideTheNewOneForTheOverlap() {
        NewUser user = employee("pb", "COLLECTION_INTEGRATOR");
        String administrator = tokenOf("pb", "SUPERUSER");
        JsonNode made = made("'actsAs': '%s'".formatted(user.uuid()), administrator);

        JsonNode rotated = post(
                        CLIENTS + "_rotate", "{'id': '%s', 'overlapSeconds': 3600}".formatted(id(made)), administrator)
                .body();

        assertThat(secret(rotated)).isNotEqualTo(secret(made)).isNotEmpty();
        assertThat(token(id(made), secret(rotated)).status()).isEqualTo(200);
        assertThat(token(id(made), secret(made)).status()).isEqualTo(200);
        clock.advance(Duration.ofHours(1));
        assertThat(token(id(made), secret(made)).status()).isEqualTo(401);
        assertThat(token(id(made), secret(rotated)).status()).isEqualTo(200);
        assertThat(audited("CLIENT_SECRET_ROTATED", id(made))).isEqualTo(1);
    }

    @Test
    void aClientThatIsSwitchedOffOrCallsFromElsewhereIsOutAtOnce() {
        NewUser user = employee("pb", "EMPLOYEE");
        String administrator = tokenOf("pb", "SUPERUSER");
        JsonNode made = made("'actsAs': '%s'".formatted(user.uuid()), administrator);
        String token = token(id(made), secret(made)).body().path("access_token").asString("");
        String search = "{'uuid': ['%s']}".formatted(user.uuid());
        assertThat(post("/user/_search", search, token).status()).isEqualTo(200);

        update(made, "'networks': ['10.1.2.0/24']", administrator);
        Eventually.holds(
                () -> assertThat(post("/user/_search", search, token).status()).isEqualTo(403));
        assertThat(token(id(made), secret(made)).status()).isEqualTo(403);
        update(made, "'networks': [], 'enabled': false", administrator);
        Eventually.holds(
                () -> assertThat(post("/user/_search", search, token).status()).isEqualTo(401));
        assertThat(token(id(made), secret(made)).status()).isEqualTo(401);
    }

    private void update(JsonNode made, String members, String administrator) {
        Answer answer =
                post(CLIENTS + "_update", "{'client': {'id': '%s', %s}}".formatted(id(made), members), administrator);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().path("secret").isNull()).isTrue();
    }

    @Test
    void whereAUserMayCallFromIsSetByTheAdministrator() {
        NewUser user = employee("pb", "EMPLOYEE");
        String token = token(user);
        String administrator = tokenOf("pb", "SUPERUSER");
        String path = "/access/v1/users/_networks";

        assertThat(post(path, "{'uuid': '%s', 'networks': ['not-a-network']}".formatted(user.uuid()), administrator)
                        .errorCode())
                .isEqualTo("INVALID_CLIENT");
        assertThat(post(path, "{'uuid': '%s', 'networks': ['192.0.2.0/24']}".formatted(user.uuid()), administrator)
                        .status())
                .isEqualTo(200);

        Eventually.holds(
                () -> assertThat(post("/user/_search", "{'uuid': ['x']}", token).status())
                        .isEqualTo(403));
    }

    @Test
    void clientsOfAnotherStateAreNotSeenNorChanged() {
        NewUser user = employee("pb", "EMPLOYEE");
        JsonNode made = made("'actsAs': '%s'".formatted(user.uuid()), tokenOf("pb", "SUPERUSER"));
        String odisha = tokenOf("od", "SUPERUSER");

        assertThat(post(CLIENTS + "_search", "{}", odisha)
                        .body()
                        .path("clients")
                        .valueStream()
                        .map(each -> each.path("id").asString("")))
                .doesNotContain(id(made))
                .contains("egov-user-client");
        assertThat(post(CLIENTS + "_rotate", "{'id': '%s'}".formatted(id(made)), odisha)
                        .errorCode())
                .isEqualTo("INVALID_CLIENT");
        assertThat(post(
                                CLIENTS + "_create",
                                "{'client': {'id': 'thief', 'actsAs': '%s'}}".formatted(user.uuid()),
                                odisha)
                        .errorCode())
                .isEqualTo("INVALID_CLIENT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_search", "_create", "_update", "_rotate"})
    void onlyAdministratorsOfAStateLookAfterClients(String operation) {
        String body = "{'id': 'x', 'client': {'id': 'some-client'}}";

        assertThat(post(CLIENTS + operation, body, tokenOf("pb", "EMPLOYEE")).status())
                .isEqualTo(403);
        assertThat(post(CLIENTS + operation, body, tokenOf("pb.amritsar", "SUPERUSER"))
                        .status())
                .isEqualTo(403);
        assertThat(post(CLIENTS + operation, body, null).status()).isEqualTo(401);
    }
}
