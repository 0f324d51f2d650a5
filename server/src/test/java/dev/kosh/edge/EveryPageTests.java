package dev.kosh.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.access.RoleCatalogue;
import dev.kosh.testing.Answer;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.SandboxUser;
import dev.kosh.testing.Trail;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every page, and every form of a page, keeps the rules of docs/contract/access.md, page sessions. */
@DeskTest
@SuppressWarnings("NullAway.Init")
class EveryPageTests {

    private static final String TENANT = "od.cuttack";
    private static final String NEIGHBOUR = "od.bhubaneswar";
    private static final String SIGN_IN = "/console/sign-in";

    /** Pages that need no role: the way in, the way out, and the page that leads to the first one. */
    private static final Set<String> OF_EVERYBODY = Set.of(SIGN_IN, "/console/sign-out", "/console");

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

    private Cast cast;
    private List<EndPoint> pages;

    @BeforeEach
    void theServerTellsItsPages() {
        cast = new Cast(accounts, catalogue, jdbc);
        pages = EndPoint.of(mappings).stream()
                .filter(each -> each.pattern().startsWith("/console"))
                .toList();
    }

    @Test
    void thereArePages() {
        assertThat(pages).hasSizeGreaterThan(30);
    }

    @Test
    void whoSignsInAndOutIsOnTheTrail() {
        SandboxUser user = cast.with(Set.of("BILL_ACCOUNTANT"), TENANT);

        PageWindow window = PageWindow.of(http, user);
        Answer out = window.post("/console/sign-out", Map.of());

        assertThat(out.status()).isEqualTo(303);
        assertThat(Trail.of(out, jdbc)).containsExactly("LOGGED_OUT");
        assertThat(Trail.of(window.signedIn(), jdbc)).containsExactly("LOGGED_IN");
        isLedToTheSignIn(window.get("/console/payment-instructions"));
    }

    @TestFactory
    Stream<DynamicTest> whoIsNotSignedInIsLedToTheSignInAndSeesNothing() {
        String token = http.login(cast.with(cast.roles(), TENANT));
        return forEach(
                pages.stream()
                        .filter(EndPoint::isReading)
                        .filter(each -> !each.path().equals(SIGN_IN)),
                page -> {
                    isLedToTheSignIn(new PageWindow(http).get(page.path() + "?tenantId=" + TENANT));
                    // A token of the end points is no session.
                    isLedToTheSignIn(new Intruder(http)
                            .withToken(token)
                            .forging()
                            .namingInQuery(TENANT)
                            .calls(page));
                });
    }

    @TestFactory
    Stream<DynamicTest> noFormIsTakenThatIsNotOurs() {
        SandboxUser everything = cast.with(cast.roles(), TENANT);
        PageWindow window = PageWindow.of(http, everything);
        return forEach(forms(), form -> {
            isForeign(new PageWindow(http).postForeign(form.path(), Map.of("tenantId", TENANT), "same-origin"));
            isForeign(window.postForeign(form.path(), Map.of("tenantId", TENANT), "same-origin"));
            isForeign(window.postForeign(form.path(), Map.of("_csrf", "0".repeat(64)), "same-origin"));
            for (String site : List.of("cross-site", "same-site", "none")) {
                isForeign(window.postForeign(form.path(), Map.of("_csrf", window.formToken()), site));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyRoleOfAnotherTenantOpensNoPageHere() {
        PageWindow window = PageWindow.of(http, cast.with(cast.roles(), NEIGHBOUR));
        return forEach(withRole(), page -> isNotAuthorised(asks(window, page, Map.of("tenantId", TENANT))));
    }

    @TestFactory
    Stream<DynamicTest> everyOtherRoleOfTheTenantDoesNotOpenIt() {
        Map<SandboxUser, PageWindow> windows = new HashMap<>();
        return forEach(withRole(), page -> {
            PageWindow window = windows.computeIfAbsent(
                    cast.whoMayEverythingBut(page.path(), TENANT), user -> PageWindow.of(http, user));
            isNotAuthorised(asks(window, page, Map.of("tenantId", TENANT)));
            isNotAuthorised(asks(window, page, Map.of()));
        });
    }

    private Stream<EndPoint> forms() {
        return pages.stream().filter(each -> !each.isReading());
    }

    private Stream<EndPoint> withRole() {
        return pages.stream().filter(each -> !OF_EVERYBODY.contains(each.path()));
    }

    private static Answer asks(PageWindow window, EndPoint page, Map<String, String> fields) {
        if (!page.isReading()) {
            return window.post(page.path(), fields);
        }
        String tenant = fields.get("tenantId");
        return window.get(page.path() + (tenant == null ? "" : "?tenantId=" + tenant));
    }

    private static Stream<DynamicTest> forEach(Stream<EndPoint> chosen, Consumer<EndPoint> holds) {
        return chosen.map(endPoint -> DynamicTest.dynamicTest(endPoint.toString(), () -> holds.accept(endPoint)));
    }

    private static void isLedToTheSignIn(Answer answer) {
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse("")).startsWith(SIGN_IN);
        assertThat(answer.body().asString("")).isEmpty();
        hasTheHeadersOfAPage(answer);
    }

    private static void isForeign(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().asString("")).contains("out of date or came from elsewhere");
        hasTheHeadersOfAPage(answer);
    }

    private static void isNotAuthorised(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(Leaks.in(answer)).isEmpty();
        hasTheHeadersOfAPage(answer);
    }

    private static void hasTheHeadersOfAPage(Answer answer) {
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }
}
