package dev.kosh.access;

import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.NewPerson;
import dev.kosh.testing.SandboxUser;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What the tests of people share: one server with a telephone. */
@KoshServerTest
@Import(ReceivedSms.class)
@TestPropertySource(properties = "kosh.sms.provider=telephone")
@SuppressWarnings("NullAway.Init")
abstract class PeopleTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired
    HttpCalls calls;

    @Autowired
    Accounts accounts;

    @Autowired
    ReceivedSms telephone;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void limitsOfEarlierTestsAreForgotten() {
        clock.advance(Duration.ofMinutes(31));
    }

    /** One that nobody has yet. */
    static String mobileNumber() {
        return "7%09d".formatted(NUMBERS.incrementAndGet());
    }

    /** A user with these roles at his tenant. */
    NewUser person(UserType type, String tenant, String userName, @Nullable String mobileNumber, String... roles) {
        NewUser user = NewPerson.of(tenant)
                .userName(userName)
                .name("Test Person")
                .type(type)
                .mobileNumber(mobileNumber)
                .permanentAddress("12 Test Street")
                .roles(roles)
                .user();
        accounts.createUser(user);
        return user;
    }

    NewUser citizen(String mobileNumber) {
        return person(UserType.CITIZEN, "pb", mobileNumber, mobileNumber, "CITIZEN");
    }

    NewUser employee(String tenant, String... roles) {
        return person(UserType.EMPLOYEE, tenant, "e-" + UUID.randomUUID(), mobileNumber(), roles);
    }

    String token(NewUser user) {
        return calls.login(new SandboxUser(
                user.userName(), user.type().name(), user.tenantId().value()));
    }

    String tokenOf(String tenant, String... roles) {
        return token(employee(tenant, roles));
    }

    Answer logIn(String userName, String password, String type, String tenant) {
        return calls.token(Map.of(
                "grant_type",
                "password",
                "scope",
                "read",
                "username",
                userName,
                "password",
                password,
                "tenantId",
                tenant,
                "userType",
                type));
    }

    Answer post(String path, String body, @Nullable String token) {
        return calls.post(path, body.replace('\'', '"'), token);
    }

    Answer sendOtp(String mobileNumber, String type) {
        return post(
                "/user-otp/v1/_send",
                "{'otp': {'mobileNumber': '%s', 'tenantId': 'pb.amritsar', 'type': '%s', 'userType': 'CITIZEN'}}"
                        .formatted(mobileNumber, type),
                null);
    }

    static String fieldCode(Answer answer) {
        return answer.body().at("/error/fields/0/code").asString("");
    }

    int audited(String action, String about) {
        return jdbc.sql("select count(*) from events.audit_entry where action = :action and object_id = :about")
                .param("action", action)
                .param("about", about)
                .query(Integer.class)
                .single();
    }
}
