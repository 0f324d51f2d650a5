package dev.kosh.access;

import static dev.kosh.access.People.GENEROUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.People.Person;
import dev.kosh.testing.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefreshTests extends AccessTest {

    private static void refused(Answer answer, int status, String error, String description) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.body().path("error").asString()).isEqualTo(error);
        assertThat(answer.body().path("error_description").asString()).isEqualTo(description);
    }

    private static String access(Answer answer) {
        return answer.body().path("access_token").asString();
    }

    private static String refresh(Answer answer) {
        return answer.body().path("refresh_token").asString();
    }

    private Person integrator() {
        return people.person(
                UserType.EMPLOYEE, "pb", List.of(), People.client("s3cret", List.of(), GENEROUS), ProbeController.ROLE);
    }

    @Test
    void aPublicClientKeepsItsRefreshTokenAndTheAccessTokenBeforeEnds() {
        Person person = probe("pb");
        Answer first = people.logIn(person);
        assertThat(who(access(first), "pb").status()).isEqualTo(200);

        Answer second = people.refresh(person, refresh(first));

        assertThat(second.status()).as(second.toString()).isEqualTo(200);
        assertThat(refresh(second)).isEqualTo(refresh(first));
        assertThat(second.body().path("UserRequest").path("uuid").asString())
                .isEqualTo(person.user().uuid());
        assertThat(who(access(first), "pb").status()).isEqualTo(401);
        assertThat(who(access(second), "pb").status()).isEqualTo(200);
    }

    @Test
    void aConfidentialClientGetsANewRefreshTokenAndTheOldOneWorksForAMinuteMore() {
        Person person = integrator();
        Answer first = people.logIn(person);

        Answer second = people.refresh(person, refresh(first));
        Answer retried = people.refresh(person, refresh(first));
        clock.advance(Duration.ofSeconds(61));
        Answer tooLate = people.refresh(person, refresh(first));

        assertThat(refresh(second)).isNotEqualTo(refresh(first));
        assertThat(who(access(first), "pb").status()).isEqualTo(401);
        assertThat(retried.status()).isEqualTo(200);
        refused(tooLate, 401, "invalid_token", "Invalid refresh token (expired)");
        assertThat(people.refresh(person, refresh(second)).status()).isEqualTo(200);
    }

    @Test
    void noneOfTheRefreshTokensOfALogInOutlivesTheFirst() {
        Person person = integrator();
        Answer first = people.logIn(person);
        clock.advance(NewClient.USUAL_REFRESH.minusDays(1));
        Answer second = people.refresh(person, refresh(first));
        Answer retried = people.refresh(person, refresh(first));
        clock.advance(Duration.ofHours(23));
        Answer third = people.refresh(person, refresh(second));
        assertThat(third.status()).isEqualTo(200);
        assertThat(people.refresh(person, refresh(retried)).status()).isEqualTo(200);

        clock.advance(Duration.ofHours(1));

        refused(people.refresh(person, refresh(third)), 401, "invalid_token", "Invalid refresh token (expired)");
    }

    @Test
    void aMissingRefreshTokenIsRefused() {
        refused(
                people.logIn(probe("pb"), Map.of("grant_type", "refresh_token")),
                400,
                "invalid_request",
                "refresh_token parameter not provided");
    }

    @Test
    void anUnknownRefreshTokenIsRefusedWithoutRepeatingIt() {
        refused(people.refresh(probe("pb"), "guess"), 400, "invalid_grant", "Invalid refresh token");
    }

    @Test
    void anExpiredRefreshTokenIsRefused() {
        Person person = probe("pb");
        Answer first = people.logIn(person);
        clock.advance(NewClient.USUAL_REFRESH);

        refused(people.refresh(person, refresh(first)), 401, "invalid_token", "Invalid refresh token (expired)");
    }

    @Test
    void aRefreshTokenOfAnotherClientIsRefused() {
        Answer first = people.logIn(probe("pb"));

        refused(
                people.refresh(probe("pb"), refresh(first)),
                400,
                "invalid_grant",
                "Wrong client for this refresh token");
    }

    @Test
    void aScopeWiderThanGrantedIsRefused() {
        Person person = probe("pb");
        Answer first = people.logIn(person);

        Answer answer = people.logIn(
                person, Map.of("grant_type", "refresh_token", "refresh_token", refresh(first), "scope", "read write"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("error").asString()).isEqualTo("invalid_scope");
    }

    @Test
    void aUserWhoWasDeactivatedCannotRefresh() {
        Person person = probe("pb");
        Answer first = people.logIn(person);
        jdbc.sql("update access.user_account set active = false where uuid = :uuid")
                .param("uuid", person.user().uuid())
                .update();

        refused(people.refresh(person, refresh(first)), 400, "invalid_request", "Please activate your account");
    }

    @Test
    void aLockedUserCannotRefresh() {
        Person person = probe("pb");
        Answer first = people.logIn(person);
        jdbc.sql("update access.user_account set locked_at = :now where uuid = :uuid")
                .param("now", java.sql.Timestamp.from(clock.instant()))
                .param("uuid", person.user().uuid())
                .update();

        refused(people.refresh(person, refresh(first)), 400, "invalid_request", "Account locked");
    }

    @Test
    void aChangedRoleShowsAfterTheRefresh() {
        Person person = probe("pb");
        Answer first = people.logIn(person);
        jdbc.sql("insert into access.user_role values (:uuid, 'COLL_OPERATOR', 'pb', 'Operator')")
                .param("uuid", person.user().uuid())
                .update();

        Answer second = people.refresh(person, refresh(first));

        assertThat(second.body().path("UserRequest").path("roles")).hasSize(2);
    }
}
