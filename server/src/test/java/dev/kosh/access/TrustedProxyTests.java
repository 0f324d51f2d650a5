package dev.kosh.access;

import static dev.kosh.access.People.GENEROUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.People.Person;
import dev.kosh.testing.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** The tests' own address is a trusted proxy here. */
@TestPropertySource(properties = "kosh.trusted-proxies=127.0.0.1/32,10.0.0.0/8,fd00::/8")
class TrustedProxyTests extends AccessTest {

    private Answer whoVia(String token, String forwardedFor) {
        return http.post(
                ProbeController.PATH,
                "{}",
                Map.of("auth-token", token, "X-Forwarded-For", forwardedFor, "X-Real-IP", "203.0.113.7"));
    }

    private String addressSeen(String token, String forwardedFor) {
        return whoVia(token, forwardedFor).body().path("address").asString();
    }

    @Test
    void theClientIsTheRightMostHopThatIsNoTrustedProxy() {
        String token = people.token(probe("pb"));

        assertThat(addressSeen(token, "198.51.100.9")).isEqualTo("198.51.100.9");
        assertThat(addressSeen(token, "198.51.100.9, 10.1.2.3")).isEqualTo("198.51.100.9");
        assertThat(addressSeen(token, "2001:db8::9, fd00::1")).isEqualTo("2001:db8::9");
        assertThat(addressSeen(token, "198.51.100.9:4711")).isEqualTo("198.51.100.9");
        assertThat(addressSeen(token, "[2001:db8::9]:4711")).isEqualTo("2001:db8::9");
    }

    @Test
    void whatAClientWroteIntoTheHeaderItselfIsNotBelieved() {
        String token = people.token(probe("pb"));

        assertThat(addressSeen(token, "203.0.113.7, 198.51.100.9")).isEqualTo("198.51.100.9");
        assertThat(addressSeen(token, "203.0.113.7, nonsense")).isEqualTo("127.0.0.1");
        assertThat(addressSeen(token, "203.0.113.7, 198.51.100.9, 10.1.2.3")).isEqualTo("198.51.100.9");
    }

    @Test
    void whoeverCameByTlsIsToldToStayWithIt() {
        for (String path : List.of(ProbeController.PATH, "/docs", "/console/sign-in", "/no-such-path")) {
            Answer answer =
                    http.send(http.to(path).header("X-Forwarded-Proto", "https").GET());

            assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                    .as(path)
                    .hasValue("max-age=31536000; includeSubDomains");
            assertThat(http.get(path).headers().firstValue("Strict-Transport-Security"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void aUserCallsFromTheOwnNetworksOnly() {
        Person person = people.person(
                UserType.EMPLOYEE,
                "pb",
                List.of("127.0.0.1", "203.0.113.0/24", "2001:db8::/32"),
                People.publicClient(List.of(), GENEROUS),
                ProbeController.ROLE);
        String token = people.token(person);

        assertThat(whoVia(token, "203.0.113.7").status()).isEqualTo(200);
        assertThat(whoVia(token, "::ffff:203.0.113.7").status()).isEqualTo(200);
        assertThat(whoVia(token, "2001:db8:1::5").status()).isEqualTo(200);
        assertThat(whoVia(token, "198.51.100.9").status()).isEqualTo(403);
        assertThat(whoVia(token, "2001:db9::5").status()).isEqualTo(403);
        assertThat(whoVia(token, "203.0.113.7, 198.51.100.9").status()).isEqualTo(403);
    }

    @Test
    void aClientGetsAndRefreshesTokensFromItsNetworksOnly() {
        NewClient client = People.publicClient(List.of("203.0.113.0/24"), GENEROUS);
        Person person = people.person(UserType.EMPLOYEE, "pb", List.of(), client);

        Answer inside =
                http.send(people.tokenRequest(person, person.loginForm()).header("X-Forwarded-For", "203.0.113.7"));
        Map<String, String> refresh = Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                inside.body().path("refresh_token").asString());
        Answer outside = http.send(people.tokenRequest(person, refresh).header("X-Forwarded-For", "198.51.100.9"));

        assertThat(inside.status()).isEqualTo(200);
        assertThat(outside.status()).isEqualTo(403);
        assertThat(outside.body().path("error").asString()).isEqualTo("access_denied");
        assertThat(http.send(people.tokenRequest(person, refresh).header("X-Forwarded-For", "203.0.113.7"))
                        .status())
                .isEqualTo(200);
    }
}
