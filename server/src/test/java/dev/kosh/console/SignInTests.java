package dev.kosh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.SandboxUser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
@InABrowser
@SuppressWarnings("NullAway.Init")
class SignInTests {

    static final SandboxUser ACCOUNTANT = new SandboxUser("CTC-ACCOUNTANT01", "EMPLOYEE", "od.cuttack");
    private static final SandboxUser CLERK = new SandboxUser("CTC-COUNTER01", "EMPLOYEE", "od.cuttack");

    @Autowired
    private HttpCalls http;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Visitor visitor;

    @BeforeEach
    void aWindowOpens() {
        visitor = new Visitor("http://127.0.0.1:" + port);
    }

    @AfterEach
    void theWindowCloses() {
        visitor.close();
    }

    private Cookie session() {
        return visitor.window().cookies().stream()
                .filter(cookie -> cookie.name.equals("kosh_session"))
                .findFirst()
                .orElseThrow();
    }

    private void isOnTheSignInPage() {
        assertThat(visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sign in")))
                .isVisible();
    }

    @Test
    void whoeverIsNotSignedInIsLedToTheSignInAndBackToThePageHeWanted() {
        visitor.opens("/console/payment-instructions?tenantId=od.cuttack&billNumber=WB%2F2026");
        isOnTheSignInPage();

        visitor.fillsIn(ACCOUNTANT, SandboxUser.PASSWORD);

        assertThat(visitor.page())
                .hasURL("http://127.0.0.1:" + port
                        + "/console/payment-instructions?tenantId=od.cuttack&billNumber=WB%2F2026");
    }

    @Test
    void theSessionIsACookieThatScriptsAndOtherSitesDoNotGet() {
        visitor.signsIn(ACCOUNTANT);

        Cookie session = session();

        assertThat(session.httpOnly).isTrue();
        assertThat(session.sameSite.name()).isEqualTo("STRICT");
        assertThat(session.path).isEqualTo("/console");
        assertThat(session.expires).as("ends with the browser").isEqualTo(-1);
        assertThat(visitor.page().evaluate("() => document.cookie")).isEqualTo("");
        assertThat(jdbc.sql("select count(*) from access.token where encode(access_hash, 'escape') like :secret")
                        .param("secret", "%" + session.value + "%")
                        .query(Integer.class)
                        .single())
                .as("rows that hold the secret itself")
                .isZero();
    }

    @Test
    void aSessionEndsAfterHalfAnHourWithoutARequest() {
        visitor.signsIn(ACCOUNTANT);
        clock.advance(Duration.ofMinutes(29));
        visitor.opens("/console");
        clock.advance(Duration.ofMinutes(29));
        visitor.opens("/console");
        assertThat(visitor.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")))
                .isVisible();

        clock.advance(Duration.ofMinutes(31));
        visitor.opens("/console");

        isOnTheSignInPage();
    }

    @Test
    void aSessionEndsAfterTwelveHoursHoweverBusyItIs() {
        visitor.signsIn(ACCOUNTANT);
        for (int i = 0; i < 35; i++) {
            clock.advance(Duration.ofMinutes(20));
            visitor.opens("/console");
        }
        assertThat(visitor.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")))
                .isVisible();

        clock.advance(Duration.ofMinutes(21));
        visitor.opens("/console");

        isOnTheSignInPage();
    }

    @Test
    void signingOutEndsTheSessionForGood() {
        visitor.signsIn(ACCOUNTANT);
        Cookie session = session();

        visitor.presses("Sign out");
        isOnTheSignInPage();
        visitor.window()
                .addCookies(List.of(
                        new Cookie("kosh_session", session.value).setUrl("http://127.0.0.1:" + port + "/console/")));
        visitor.opens("/console");

        isOnTheSignInPage();
    }

    @Test
    void aWrongPasswordTellsNothingOfTheAccountAndFiveLockIt() {
        visitor.opens("/console/sign-in");
        for (int i = 0; i < 4; i++) {
            visitor.fillsIn(CLERK, "Wrong@2026");
            assertThat(visitor.page().getByRole(AriaRole.ALERT)).hasText("Office, user name or password is not right.");
        }
        visitor.fillsIn(CLERK, "Wrong@2026");
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("The account is locked");

        visitor.fillsIn(CLERK, SandboxUser.PASSWORD);

        assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("The account is locked");
        clock.advance(Duration.ofMinutes(61));
    }

    @Test
    void nobodyGetsATokenOfThePagesFromTheTokenEndPoint() {
        assertThat(http.send(http.to("/user/oauth/token")
                                .header("Authorization", "Basic a29zaC1jb25zb2xlOg==")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                        "grant_type=password&username=CTC-ACCOUNTANT01&password=Kosh%402026"
                                                + "&tenantId=od.cuttack&userType=EMPLOYEE")))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aTokenOfTheEndPointIsNoSessionOfThePages() {
        String token = http.login(ACCOUNTANT);

        assertThat(http.send(http.to("/console")
                                .header("Cookie", "kosh_session=" + token)
                                .GET())
                        .status())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "forged"})
    void aFormWithoutThisBrowsersTokenIsRefused(String token) {
        visitor.signsIn(ACCOUNTANT);

        int status = http.send(http.to("/console/sign-out")
                        .header("Cookie", "kosh_session=" + session().value)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("_csrf=" + token)))
                .status();

        assertThat(status).isEqualTo(403);
        visitor.opens("/console");
        assertThat(visitor.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")))
                .isVisible();
    }

    @ParameterizedTest
    @CsvSource({
        "https://elsewhere.example/console/x",
        "//elsewhere.example",
        "/console\\@elsewhere.example",
        "/consoles",
        "javascript:alert(1)"
    })
    void theSignInLeadsToNoOtherSite(String to) {
        visitor.opens("/console/sign-in?to=" + java.net.URLEncoder.encode(to, java.nio.charset.StandardCharsets.UTF_8));

        visitor.fillsIn(ACCOUNTANT, SandboxUser.PASSWORD);

        assertThat(visitor.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")))
                .isVisible();
        assertThat(URI.create(visitor.page().url()).getPath()).isEqualTo("/console/payment-instructions");
    }

    @Test
    void everyAnswerForbidsScriptsInThePageFramesAndForeignContent() {
        var headers = http.get("/console/sign-in").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(http.get("/console/sign-in").body().asString()).doesNotContain("<style", "onclick", "style=");
    }

    @Test
    void aPageThatNoRoleCoversIsRefusedAsAPage() {
        visitor.signsIn(ACCOUNTANT).opens("/console/quarantine?tenantId=od.cuttack");
        assertThat(visitor.page()
                        .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("You may not do this")))
                .isVisible();
        visitor.seesAPageForEverybody("refused");

        visitor.opens("/console/payment-instructions?tenantId=pb.amritsar");

        assertThat(visitor.page()
                        .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("You may not do this")))
                .isVisible();
    }

    @Test
    void noPageTakesAnUploadWhichCouldNameTenantsUnseen() {
        visitor.signsIn(ACCOUNTANT);

        Object status = visitor.page()
                .evaluate("() => fetch('/console?tenantId=pb.amritsar', {method: 'POST', body: new FormData()})"
                        + ".then(answer => answer.status)");

        assertThat(status)
                .as("not merely a form without its secret, which is 403")
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"en_IN,en,Sign in", "hi_IN,hi,साइन इन", "od_IN,or,ସାଇନ୍ ଇନ୍"})
    void theSignInSpeaksTheLanguageThatIsChosen(String language, String html, String heading) {
        visitor.opens("/console/sign-in?lang=" + language).opens("/console/sign-in");

        assertThat(visitor.page().locator("html")).hasAttribute("lang", html);
        assertThat(visitor.page().getByRole(AriaRole.HEADING)).hasText(heading);
        visitor.seesAPageForEverybody("sign-in-" + html);
    }

    @Test
    void thePagesWorkWithoutScriptsToo() {
        try (Visitor plain = new Visitor("http://127.0.0.1:" + port, false)) {
            plain.signsIn(ACCOUNTANT);
            plain.presses("Sign out");
            assertThat(plain.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sign in")))
                    .isVisible();
        }
    }
}
