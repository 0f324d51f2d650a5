package dev.kosh.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.People.Person;
import dev.kosh.testing.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionTests extends AccessTest {

    private static final String LOGOUT = "/user/_logout";

    private Answer logOut(String token) {
        return http.post(LOGOUT, "{\"access_token\":\"" + token + "\"}", token);
    }

    @Test
    void aLogOutEndsBothTokensAtOnce() {
        Person person = probe("pb");
        Answer login = people.logIn(person);
        String token = login.body().path("access_token").asString();
        assertThat(who(token, "pb").status()).isEqualTo(200);

        Answer answer = logOut(token);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body().propertyNames()).containsExactly("apiId", "ver", "ts", "resMsgId", "msgId", "status");
        assertThat(answer.body().path("status").asString()).isEqualTo("Logout successfully");
        assertThat(who(token, "pb").status()).isEqualTo(401);
        assertThat(people.refresh(person, login.body().path("refresh_token").asString())
                        .body()
                        .path("error")
                        .asString())
                .isEqualTo("invalid_grant");
    }

    @Test
    void loggingOutTwiceIsNoError() {
        String token = people.token(probe("pb"));

        assertThat(logOut(token).status()).isEqualTo(200);
        assertThat(logOut(token).status()).isEqualTo(200);
    }

    @Test
    void aUserWithAnyRoleMayLogOut() {
        String token = people.token(people.employee("pb", "SOME_ROLE"));

        Answer answer = http.post(LOGOUT + "?access_token=" + token, "{}", token);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(who(token, "pb").status()).isEqualTo(401);
    }

    @Test
    void aLogOutWithoutAccessTokenFails() {
        String token = people.token(probe("pb"));

        Answer answer = http.post(LOGOUT, "{}", token);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("ResponseInfo").path("status").asString()).isEqualTo("Logout failed");
        assertThat(answer.body().path("Error").path("description").asString()).isEqualTo("Logout failed");
        assertThat(answer.body().path("Error").path("fields").isObject()).isTrue();
    }

    @Test
    void nobodyLogsOutSomebodyElse() {
        String victim = people.token(probe("pb"));
        String token = people.token(probe("pb"));

        Answer answer = http.post(LOGOUT, "{\"access_token\":\"" + victim + "\"}", token);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(who(victim, "pb").status()).isEqualTo(200);
    }

    @Test
    void anAdministratorLearnsWhatATokenStandsFor() {
        Person person = probe("pb");
        String token = people.token(person);
        String administrator = people.token(people.employee("pb", "SUPERUSER"));

        Answer answer = http.post("/user/_details?access_token=" + token, "{}", administrator);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body().propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "userName",
                        "name",
                        "mobileNumber",
                        "emailId",
                        "locale",
                        "type",
                        "roles",
                        "active",
                        "actions",
                        "tenantId",
                        "uuid");
        assertThat(answer.body().path("uuid").asString())
                .isEqualTo(person.user().uuid());
        assertThat(http.post("/user/_details?access_token=" + token, "{}", token)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void detailsOfADeadTokenOrNoneAreRefused() {
        String administrator = people.token(people.employee("pb", "SUPERUSER"));

        Answer dead = http.post("/user/_details?access_token=guess", "{}", administrator);
        Answer none = http.post("/user/_details", "{}", administrator);

        assertThat(dead.status()).isEqualTo(401);
        assertThat(dead.errorCode()).isEqualTo("InvalidAccessTokenException");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.body().path("Errors").path(0).path("params").path(0).asString())
                .isEqualTo("access_token");
    }

    @Test
    void aNewPasswordEndsEverySession() {
        Person person = probe("pb");
        String token = people.token(person);
        assertThat(who(token, "pb").status()).isEqualTo(200);

        accounts.setPassword(person.user().uuid(), "Another@2026");

        assertThat(who(token, "pb").status()).isEqualTo(401);
        assertThat(people.logIn(person, person.loginForm("password", "Another@2026"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatAnotherProcessEndsIsEndedHere() {
        Person person = probe("pb");
        String token = people.token(person);
        assertThat(who(token, "pb").status()).isEqualTo(200);

        jdbc.sql("delete from access.token where user_uuid = :user")
                .param("user", person.user().uuid())
                .update();

        Eventually.holds(() -> assertThat(who(token, "pb").status()).isEqualTo(401));
    }

    @Test
    void aRoleTakenInAnotherProcessIsTakenHere() {
        Person person = probe("pb");
        String token = people.token(person);
        assertThat(who(token, "pb").status()).isEqualTo(200);

        jdbc.sql("delete from access.user_role where user_uuid = :user")
                .param("user", person.user().uuid())
                .update();

        Eventually.holds(() -> assertThat(who(token, "pb").status()).isEqualTo(403));
    }

    @Test
    void aUserWhomAnotherProcessLocksIsOutHere() {
        Person person = probe("pb");
        String token = people.token(person);
        assertThat(who(token, "pb").status()).isEqualTo(200);

        jdbc.sql("update access.user_account set active = false where uuid = :user")
                .param("user", person.user().uuid())
                .update();

        Eventually.holds(() -> assertThat(who(token, "pb").status()).isEqualTo(401));
    }

    @Test
    void aCallByAKnownCallerCostsNoStatement() {
        Person person = probe("pb");
        String token = people.token(person);
        Eventually.holds(() -> {
            assertThat(who(token, "pb").status()).isEqualTo(200);
            jdbc.sql("alter table access.token rename to token_away").update();
            try {
                assertThat(who(token, "pb").status()).isEqualTo(200);
            } finally {
                jdbc.sql("alter table access.token_away rename to token").update();
            }
        });
        assertThat(http.post(ProbeController.PATH, "{}", Map.of("auth-token", token))
                        .status())
                .isEqualTo(200);
    }
}
