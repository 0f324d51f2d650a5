package dev.kosh.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.People.Person;
import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.KoshServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@KoshServerTest
@Import(ProbeController.class)
class LoginTests {

    private final People people;
    private final HttpCalls http;

    LoginTests(@Autowired Accounts accounts, @Autowired HttpCalls http) {
        this.http = http;
        this.people = new People(accounts, http);
    }

    @Test
    void aLogInGivesAPairOfTokensAndTheUser() {
        Person person = people.employee("pb", "COLLECTION_INTEGRATOR");

        Answer answer = people.logIn(person);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("expires_in").asInt()).isEqualTo(604_799);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        Answer who = http.post(
                "/probe/_who", "{}", answer.body().path("access_token").asString());
        assertThat(who.status()).as(who.toString()).isEqualTo(403);
    }
}
