package dev.kosh.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.People.Person;
import dev.kosh.testing.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LockoutTests extends AccessTest {

    private static final int FAILURES = 5;

    private String descriptionOf(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        return answer.body().path("error_description").asString();
    }

    private String guess(Person person) {
        return descriptionOf(people.logIn(person, person.loginForm("password", "Wrong@2026")));
    }

    private void guess(Person person, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(guess(person)).isEqualTo("Invalid login credentials");
        }
    }

    @Test
    void aLockedUserGetsNoTokenUntilTheCoolDownIsOver() {
        Person person = probe("pb");
        String token = people.token(person);
        assertThat(who(token, "pb").status()).isEqualTo(200);
        guess(person, FAILURES - 1);

        assertThat(guess(person)).isEqualTo("Account locked");
        assertThat(who(token, "pb").status()).as("the lock ends the tokens").isEqualTo(401);
        assertThat(descriptionOf(people.logIn(person))).isEqualTo("Account locked");
        assertThat(guess(person)).as("a guesser is not told").isEqualTo("Invalid login credentials");
        assertThat(audited("ACCOUNT_LOCKED", person.user().uuid())).isEqualTo(1);
        clock.advance(Duration.ofMinutes(60));
        assertThat(people.logIn(person).status()).isEqualTo(200);
    }

    @Test
    void aRightPasswordMakesEarlierFailuresForgotten() {
        Person person = probe("pb");
        guess(person, FAILURES - 1);
        people.token(person);

        guess(person, FAILURES - 1);

        assertThat(people.logIn(person).status()).isEqualTo(200);
    }

    @Test
    void failuresOlderThanTheWindowDoNotCount() {
        Person person = probe("pb");
        guess(person, FAILURES - 1);
        clock.advance(Duration.ofMinutes(30));

        guess(person, FAILURES - 1);

        assertThat(people.logIn(person).status()).isEqualTo(200);
    }

    @Test
    void anAddressThatGuessedTooOftenIsNotListenedToForAWhile() {
        Person person = probe("pb");
        jdbc.sql("insert into access.login_failure (at, address) select :now, '127.0.0.1' from generate_series(1, 100)")
                .param("now", java.sql.Timestamp.from(clock.instant()))
                .update();

        Answer answer = people.logIn(person);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        clock.advance(Duration.ofMinutes(31));
        assertThat(people.logIn(person).status()).isEqualTo(200);
    }
}
