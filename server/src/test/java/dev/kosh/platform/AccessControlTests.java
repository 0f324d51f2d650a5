package dev.kosh.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.SandboxUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@KoshServerTest
class AccessControlTests {

    private static final String MENU = "/access/v1/actions/mdms/_get";

    private final HttpCalls calls;
    private final Accounts accounts;

    @Autowired
    AccessControlTests(HttpCalls calls, Accounts accounts) {
        this.calls = calls;
        this.accounts = accounts;
    }

    private String administrator() {
        return PlatformUsers.token(accounts, calls, "pb", "SUPERUSER");
    }

    private Answer ask(String path, String roleCodes, String token) {
        return calls.post(path, "{\"roleCodes\": [%s], \"tenantId\": \"pb.amritsar\"}".formatted(roleCodes), token);
    }

    @Test
    void aCallerLearnsWhatTheOwnRolesMayCall() {
        Answer answer = ask(MENU, "\"BILLING_SYSTEM\"", calls.login(SandboxUser.COUNTER_CLERK));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/responseInfo/status").asString("")).isEqualTo("200 OK");
        assertThat(answer.body().path("modules").isNull()).isTrue();
        assertThat(answer.body()
                        .path("actions")
                        .valueStream()
                        .map(each -> each.path("url").asString("")))
                .contains("/billing-service/demand/_create")
                .doesNotContain("/collection-services/payments/_create");
        assertThat(answer.body().at("/actions/0/id").asLong(0)).isGreaterThan(900_000);
    }

    @Test
    void rolesThatTheCallerHasNotAreNotTold() {
        String citizen = calls.login(SandboxUser.CITIZEN);
        String body = "{\"roleCodes\": [\"SUPERUSER\", \"BILLING_SYSTEM\"], \"tenantId\": \"pb\"}";

        assertThat(calls.post(MENU, body, citizen).body().path("actions").size())
                .isZero();
    }

    @Test
    void anAdministratorMayAskAboutAnyRole() {
        Answer answer = ask("/access/v1/actions/_search", "\"COLLECTION_INTEGRATOR\"", administrator());

        assertThat(answer.body()
                        .path("actions")
                        .valueStream()
                        .map(each -> each.path("url").asString("")))
                .contains("/collection-services/payments/_create");
        assertThat(answer.body().has("modules")).isFalse();
    }

    @Test
    void rolesAreFoundByCode() {
        String clerk = calls.login(SandboxUser.COUNTER_CLERK);
        Answer answer = calls.post(
                "/access/v1/roles/_search?code=CITIZEN,CR_PT,NO_SUCH_ROLE&tenantId=pb.amritsar", "{}", clerk);

        assertThat(answer.body().at("/responseInfo/status").asString("")).isEqualTo("200 OK");
        assertThat(answer.body()
                        .path("roles")
                        .valueStream()
                        .map(each -> each.path("code").asString("")))
                .containsExactlyInAnyOrder("CITIZEN", "CR_PT");
        assertThat(answer.body().at("/roles/0/name").asString("")).isEqualTo("Citizen");
    }

    @ParameterizedTest
    @CsvSource({
        "COLLECTION_INTEGRATOR, pb,          pb.amritsar, 200",
        "COLLECTION_INTEGRATOR, pb.amritsar, pb.amritsar, 200",
        "COLLECTION_INTEGRATOR, pb.amritsar, pb.jalandhar, 401",
        "COLLECTION_INTEGRATOR, pb.amritsar, pb,          401",
        "COLLECTION_INTEGRATOR, pb,          mh.pune,     401",
        "CITIZEN,               pb,          pb.amritsar, 401"
    })
    void whetherSomebodyMayIsAnsweredByTheStatusAlone(String role, String held, String asked, int status) {
        Answer answer = calls.post(
                "/access/v1/actions/_authorize",
                """
                {"AuthorizationRequest": {"roles": [{"code": "%s", "tenantId": "pb"}], "tenantIds": ["%s"],
                 "uri": "/collection-services/payments/_create"}}""".formatted(role, asked).replace("\"tenantId\": \"pb\"", "\"tenantId\": \"" + held + "\""),
                administrator());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().asString("")).isEmpty();
    }

    @Test
    void aClerkMayNotAskForOthers() {
        String clerk = calls.login(SandboxUser.COUNTER_CLERK);
        Answer answer = calls.post(
                "/access/v1/actions/_authorize",
                "{\"AuthorizationRequest\": {\"roles\": [], \"uri\": \"/x\", \"tenantIds\": [\"pb.amritsar\"]}}",
                clerk);

        assertThat(answer.status()).isEqualTo(403);
    }
}
