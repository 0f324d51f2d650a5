package dev.kosh.access;

import dev.kosh.access.People.Person;
import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.MovableClock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests of this module share: one server with an end point that tells who is calling. */
@KoshServerTest
@Import(ProbeController.class)
@SuppressWarnings("NullAway.Init")
abstract class AccessTest {

    @Autowired
    Accounts accounts;

    @Autowired
    HttpCalls http;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    People people;

    @BeforeEach
    void limitsAndFailuresOfEarlierTestsAreForgotten() {
        clock.advance(Duration.ofMinutes(31));
        people = new People(accounts, http);
    }

    /** A call of the probe by token in {@code RequestInfo}, naming a tenant in the body. */
    Answer who(@Nullable String token, String tenant) {
        return http.post(ProbeController.PATH, "{\"tenantId\":\"" + tenant + "\"}", token);
    }

    /** A call of the probe by token in the header, with this body. */
    Answer whoWithBody(String token, String body) {
        return http.post(ProbeController.PATH, body, Map.of("auth-token", token));
    }

    Person probe(String tenant) {
        return people.employee(tenant, ProbeController.ROLE);
    }

    int audited(String action, String about) {
        return jdbc.sql("""
                select count(*) from events.audit_entry
                where action = :action and (object_id = :about or actor_uuid = :about)""")
                .param("action", action)
                .param("about", about)
                .query(Integer.class)
                .single();
    }
}
