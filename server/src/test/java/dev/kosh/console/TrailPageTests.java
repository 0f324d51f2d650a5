package dev.kosh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.kosh.access.Accounts;
import dev.kosh.access.UserType;
import dev.kosh.events.Actor;
import dev.kosh.events.AuditTrail;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.NewPerson;
import dev.kosh.testing.SandboxUser;
import dev.kosh.wire.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** The page of the audit trail: who did what and when, by object, person, call and day (docs/contract/console.md). */
@DeskTest
@InABrowser
@SuppressWarnings("NullAway.Init")
class TrailPageTests {

    private static final TenantId AMRITSAR = new TenantId("pb.amritsar");
    private static final TenantId JALANDHAR = new TenantId("pb.jalandhar");
    private static final String PAGE = "/console/audit?tenantId=pb.amritsar";

    /** A day of which nobody else has entries. */
    private static final Instant THEN = Instant.parse("2024-02-29T06:00:00Z");

    private static final String THAT_DAY = "&from=2024-02-29&to=2024-02-29";

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JsonMapper json;

    @LocalServerPort
    private int port;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private Visitor visitor;

    @BeforeEach
    void aWindowOpens() {
        clock.set(Desk.NOW);
        visitor = new Visitor("http://127.0.0.1:" + port);
    }

    @AfterEach
    void theWindowCloses() {
        visitor.close();
        clock.set(Desk.NOW);
    }

    private SandboxUser user(String name, String uuid, UserType type, String role, TenantId home) {
        return NewPerson.of(home.value())
                .uuid(uuid)
                .userName(name + mark)
                .name(name + " of the Trail")
                .type(type)
                .roles(role)
                .onRecord(accounts);
    }

    private SandboxUser auditor() {
        return user("auditor", UUID.randomUUID().toString(), UserType.EMPLOYEE, "AUDITOR", AMRITSAR);
    }

    private void happened(TenantId tenant, Instant at, String userUuid, String action, String object) {
        clock.set(at);
        trail.record(
                tenant,
                new Actor(userUuid, "egov-user-client", "192.0.2.7", "call-" + object),
                action,
                "REMITTANCE",
                object,
                json.readTree("{\"reason\": \"<b>wrong</b> entry\", \"paise\": 12050, \"of\": {\"day\": \"Monday\"}}"));
        clock.set(Desk.NOW);
    }

    private Locator rows() {
        return visitor.page().locator("main tbody tr.opens");
    }

    @Test
    void whatHappenedThatDayStandsThereWithWhoDidItAndEveryDetail() {
        String asha = UUID.randomUUID().toString();
        user("Asha", asha, UserType.EMPLOYEE, "EMPLOYEE", AMRITSAR);
        String citizen = UUID.randomUUID().toString();
        user("Citizen", citizen, UserType.CITIZEN, "CITIZEN", new TenantId("pb"));
        happened(AMRITSAR, THEN, asha, "CREATED", mark + "-1");
        happened(AMRITSAR, THEN.plusSeconds(60), citizen, "CHANGED", mark + "-1");
        happened(JALANDHAR, THEN, asha, "CREATED", mark + "-elsewhere");

        visitor.signsIn(auditor()).opens(PAGE + "&object=" + mark + "-1");

        assertThat(visitor.page().locator("nav.menu")).containsText("Audit trail");
        assertThat(rows()).hasCount(2);
        assertThat(rows().first()).containsText("29/02/2024 11:31:00");
        assertThat(rows().first()).containsText("CHANGED");
        assertThat(rows().first()).containsText(citizen);
        assertThat(rows().last()).containsText("Asha of the Trail");
        assertThat(visitor.page().locator("main")).not().containsText("Citizen of the Trail");
        visitor.page().locator("main tr.more summary").last().click();
        Locator facts = visitor.page().locator("main tr.more").last();
        assertThat(facts).containsText("<b>wrong</b> entry");
        assertThat(facts).containsText("12050");
        assertThat(facts).containsText("192.0.2.7");
        visitor.seesAPageForEverybody("audit");
        visitor.opens(PAGE + "&object=" + mark + "-1&lang=hi_IN").seesAPageForEverybody("audit-hi");
        visitor.opens(PAGE + "&object=" + mark + "-1&lang=od_IN").seesAPageForEverybody("audit-or");
    }

    @Test
    void itIsSearchedByDayPersonKindAndCallAndLinksNarrowIt() {
        String asha = UUID.randomUUID().toString();
        SandboxUser her = user("asha", asha, UserType.EMPLOYEE, "EMPLOYEE", AMRITSAR);
        String other = UUID.randomUUID().toString();
        happened(AMRITSAR, THEN, asha, "CREATED", mark + "-1");
        happened(AMRITSAR, THEN, other, "CREATED", mark + "-2");
        // Midnight in India is the evening before in Greenwich.
        happened(AMRITSAR, Instant.parse("2024-02-28T18:29:59Z"), asha, "CREATED", mark + "-before");
        happened(AMRITSAR, Instant.parse("2024-02-29T18:30:00Z"), asha, "CREATED", mark + "-after");
        visitor.signsIn(auditor()).opens(PAGE);
        assertThat(visitor.page().locator("input[name=from]")).hasValue("2026-11-20");

        visitor.opens(PAGE + THAT_DAY);
        visitor.page().getByLabel("User name or id").fill(her.userName());
        visitor.presses("Search");
        assertThat(rows()).hasCount(1);
        assertThat(rows().first()).containsText(mark + "-1");
        assertThat(visitor.page().url()).contains("user=" + her.userName(), "from=2024-02-29");

        visitor.opens(PAGE + THAT_DAY + "&user=" + other);
        assertThat(rows()).hasCount(1);
        visitor.opens(PAGE + THAT_DAY + "&call=call-" + mark + "-2");
        assertThat(rows()).hasCount(1);
        visitor.opens(PAGE + THAT_DAY + "&user=" + other + "&type=PAYMENT");
        assertThat(rows()).hasCount(0);
        assertThat(visitor.page().locator("main")).containsText("Nothing was found.");

        visitor.opens(PAGE + THAT_DAY + "&user=" + other);
        visitor.follows(mark + "-2");
        assertThat(rows()).hasCount(1);
        assertThat(visitor.page().locator("input[name=object]")).hasValue(mark + "-2");
        assertThat(visitor.page().locator("input[name=from]")).hasValue("");
        visitor.page().locator("main tr.more summary").first().click();
        visitor.follows("call-" + mark + "-2");
        assertThat(rows()).hasCount(1);
        assertThat(visitor.page().locator("input[name=from]")).hasValue("2024-02-29");
    }

    @Test
    void aLongDayIsTurnedPageByPageAndNoEntryIsMissedOrToldTwice() {
        String busy = UUID.randomUUID().toString();
        for (int i = 0; i < 51; i++) {
            happened(AMRITSAR, THEN.plus(Duration.ofSeconds(i)), busy, "CREATED", mark + "-" + (100 + i));
        }
        visitor.signsIn(auditor()).opens(PAGE + THAT_DAY + "&user=" + busy);

        assertThat(rows()).hasCount(50);
        assertThat(rows().first()).containsText(mark + "-150");
        assertThat(visitor.page().locator("nav.pages")).containsText("1–50");
        visitor.follows("Next");
        assertThat(rows()).hasCount(1);
        assertThat(rows().first()).containsText(mark + "-100");
        assertThat(visitor.page().locator("nav.pages")).containsText("51–51");
        assertThat(visitor.page().locator("a[rel=next]")).hasCount(0);
        visitor.follows("Previous");
        assertThat(rows()).hasCount(50);
    }

    @Test
    void moreThanAMonthIsRefusedInWordsUnlessAnObjectIsNamed() {
        happened(AMRITSAR, THEN, "SYSTEM", "CREATED", mark + "-1");
        visitor.signsIn(auditor()).opens(PAGE + "&from=2024-01-30&to=2024-02-29&user=SYSTEM&type=REMITTANCE");
        assertThat(visitor.page().locator("[role=alert]")).hasCount(0);

        visitor.opens(PAGE + "&from=2024-01-29&to=2024-02-29");
        assertThat(visitor.page().locator("[role=alert]")).containsText("at most 31 days");
        assertThat(visitor.page().locator("main table")).hasCount(0);
        visitor.seesAPageForEverybody("audit-too-long");
        visitor.opens(PAGE + "&from=2024-02-29&to=2024-02-28");
        assertThat(visitor.page().locator("[role=alert]")).hasCount(1);

        visitor.opens(PAGE + "&from=2020-01-01&to=2026-01-01&object=" + mark + "-1");
        assertThat(rows()).hasCount(1);
    }

    @Test
    void whatMakesNoSenseIsTakenForNothing() {
        visitor.signsIn(auditor());
        for (String nonsense : List.of(
                "&from=yesterday&to=%2B999999999-12-31",
                "&from=9999-12-31&to=9999-12-31",
                "&user=%27%20or%201%3D1%20--",
                "&object=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                "&page=-5",
                "&page=2147483647",
                "&type=" + "x".repeat(1_000))) {
            visitor.opens(PAGE + nonsense);
            assertThat(visitor.page().locator("h1")).hasText("Audit trail");
        }
        visitor.seesAPageForEverybody("audit-none");
    }

    @Test
    void whoIsNoAuditorHereSeesNeitherThePageNorItsPlaceInTheMenu() {
        visitor.signsIn(SandboxUser.COUNTER_CLERK).opens(PAGE);
        assertThat(visitor.page().locator("h1")).hasText("You may not do this");
        assertThat(visitor.page().locator("nav.menu")).not().containsText("Audit trail");

        try (Visitor neighbour = new Visitor("http://127.0.0.1:" + port)) {
            neighbour
                    .signsIn(user("neighbour", UUID.randomUUID().toString(), UserType.EMPLOYEE, "AUDITOR", JALANDHAR))
                    .opens(PAGE);
            assertThat(neighbour.page().locator("h1")).hasText("You may not do this");
        }
    }
}
