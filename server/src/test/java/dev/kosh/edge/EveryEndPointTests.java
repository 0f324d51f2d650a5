package dev.kosh.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.access.RoleCatalogue;
import dev.kosh.testing.Answer;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.SandboxUser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every end point of the server refuses whoever may not call it, in exactly the words of docs/contract/access.md. The
 * pages have tests of their own: {@link EveryPageTests}.
 */
@Tag("long")
@DeskTest
@SuppressWarnings("NullAway.Init")
class EveryEndPointTests {

    private static final String TENANT = "pb.amritsar";
    private static final String NEIGHBOUR = "pb.jalandhar";

    @Autowired
    private HttpCalls http;

    @Autowired
    private Accounts accounts;

    @Autowired
    private RoleCatalogue catalogue;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectProvider<RequestMappingInfoHandlerMapping> mappings;

    private final Map<SandboxUser, String> tokens = new HashMap<>();
    private Cast cast;
    private List<EndPoint> endPoints;

    @BeforeEach
    void theServerTellsItsEndPoints() {
        cast = new Cast(accounts, catalogue, jdbc);
        endPoints = EndPoint.of(mappings).stream()
                .filter(each -> !each.pattern().startsWith("/console"))
                .toList();
    }

    @Test
    void whatIsOpenOrForEverybodyIsServed() {
        assertThat(endPoints).hasSizeGreaterThan(100);
        assertThat(endPoints)
                .extracting(EndPoint::pattern)
                .containsAll(OpenEndPoints.OPEN.keySet())
                .containsAll(OpenEndPoints.TOKEN_OPTIONAL.keySet())
                .containsAll(OpenEndPoints.OF_EVERY_CALLER.keySet());
    }

    @TestFactory
    Stream<DynamicTest> withoutATokenNothingIsSaidWhateverTheCallClaims() {
        return forEach(endPoints.stream().filter(OpenEndPoints::needsToken), endPoint -> {
            assertThat(new Intruder(http).calls(endPoint)).satisfies(EveryEndPointTests::isWithoutToken);
            assertThat(new Intruder(http).forging().namingInQuery(TENANT).calls(endPoint))
                    .satisfies(EveryEndPointTests::isWithoutToken);
        });
    }

    @TestFactory
    Stream<DynamicTest> aTokenThatNobodyIssuedOpensNothing() {
        return forEach(
                endPoints.stream()
                        .filter(OpenEndPoints::needsToken)
                        .filter(each -> !each.pattern().equals("/user/_logout")),
                endPoint -> {
                    Answer answer =
                            new Intruder(http).withToken("not-issued").forging().calls(endPoint);
                    isRefused(
                            answer,
                            401,
                            "InvalidAccessTokenException",
                            "An unhandled exception occurred on the server",
                            "Invalid Access Token Exception");
                    assertThat(answer.headers().firstValue("WWW-Authenticate"))
                            .hasValue("Bearer error=\"invalid_token\"");
                });
    }

    @TestFactory
    Stream<DynamicTest> everyRoleOfAnotherTenantOpensNothingHere() {
        String neighbour = token(cast.with(cast.roles(), NEIGHBOUR));
        return forEach(endPoints.stream().filter(OpenEndPoints::needsRole), endPoint -> {
            isNotAuthorised(new Intruder(http)
                    .withToken(neighbour)
                    .namingInQuery(TENANT)
                    .calls(endPoint));
            isNotAuthorised(new Intruder(http)
                    .withToken(neighbour)
                    .namingInQuery(NEIGHBOUR + "," + TENANT)
                    .forging()
                    .calls(endPoint));
            if (!endPoint.isReading()) {
                isNotAuthorised(new Intruder(http)
                        .withToken(neighbour)
                        .namingInBody(TENANT)
                        .forging()
                        .calls(endPoint));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyOtherRoleOfTheTenantDoesNotOpenIt() {
        return forEach(endPoints.stream().filter(OpenEndPoints::needsRole), endPoint -> {
            String token = token(cast.whoMayEverythingBut(endPoint.path(), TENANT));
            isNotAuthorised(new Intruder(http).withToken(token).calls(endPoint));
            isNotAuthorised(new Intruder(http)
                    .withToken(token)
                    .namingInQuery(TENANT)
                    .forging()
                    .calls(endPoint));
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsOpenAnswersAForgedCallerAsItAnswersNobody() {
        return forEach(endPoints.stream().filter(each -> !OpenEndPoints.needsToken(each)), endPoint -> {
            Answer plain = new Intruder(http).calls(endPoint);
            Answer forged = new Intruder(http).forging().calls(endPoint);
            assertThat(forged.status()).isEqualTo(plain.status()).isLessThan(500);
            if (!endPoint.pattern().equals("/actuator/prometheus")) { // names the application's class on purpose
                assertThat(Leaks.in(plain)).isEmpty();
                assertThat(Leaks.in(forged)).isEmpty();
            }
            if (plain.body().isObject()) {
                assertThat(withoutNumbers(forged)).isEqualTo(withoutNumbers(plain));
            }
        });
    }

    private static Stream<DynamicTest> forEach(Stream<EndPoint> chosen, Consumer<EndPoint> holds) {
        return chosen.map(endPoint -> DynamicTest.dynamicTest(endPoint.toString(), () -> holds.accept(endPoint)));
    }

    private String token(SandboxUser user) {
        return tokens.computeIfAbsent(user, http::login);
    }

    private static void isWithoutToken(Answer answer) {
        String text = "You are not authorized to access this resource";
        isRefused(answer, 401, "CustomException", text, text);
    }

    private static void isNotAuthorised(Answer answer) {
        String text = "Not authorized to access this resource";
        isRefused(answer, 403, "CustomException", text, text);
    }

    /** Exactly these words and nothing beside them. */
    private static void isRefused(Answer answer, int status, String code, String message, String description) {
        assertThat(answer.body().toString())
                .isEqualTo(
                        "{\"ResponseInfo\":null,\"Errors\":[{\"code\":\"%s\",\"message\":\"%s\",\"description\":\"%s\",\"params\":null}]}"
                                .formatted(code, message, description));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().firstValue("x-correlation-id")).isPresent();
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    private static String withoutNumbers(Answer answer) {
        return answer.body().toString().replaceAll("[0-9a-f-]{6,}", "#");
    }
}
