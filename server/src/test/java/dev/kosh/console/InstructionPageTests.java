package dev.kosh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.kosh.disbursement.jobs.NightTest;
import dev.kosh.disbursement.jobs.SeededInstructions;
import dev.kosh.disbursement.jobs.SeededInstructions.Seeded;
import dev.kosh.disbursement.jobs.TreasuryNight;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.SandboxUser;
import dev.kosh.treasury.TreasuryService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@Tag("long")
@NightTest
@TestPropertySource(
        properties = {
            "kosh.rate-limits.tokens-per-address-per-minute=100000",
            "kosh.rate-limits.tokens-per-user-name-per-minute=100000",
            // Each test plays in a year of its own.
            "kosh.passwords.longest-age=0"
        })
@InABrowser
@SuppressWarnings("NullAway.Init")
class InstructionPageTests {

    private static final SandboxUser ACCOUNTANT = new SandboxUser("CTC-ACCOUNTANT01", "EMPLOYEE", "od.cuttack");
    private static final SandboxUser ADMINISTRATOR = new SandboxUser("CTC-MUKTA01", "EMPLOYEE", "od.cuttack");

    private static final AtomicInteger YEARS = new AtomicInteger(2026);

    @Autowired
    private SeededInstructions instructions;

    @Autowired
    private TreasuryNight night;

    @Autowired
    private TreasurySimulator treasury;

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

    private static String view(Seeded seeded) {
        return "/console/payment-instructions/view?tenantId=od.cuttack&number="
                + URLEncoder.encode(seeded.number(), StandardCharsets.UTF_8);
    }

    /** Each test lives in a year of its own, later than those before: jobs of the past are over. */
    private static int nextYear() {
        return YEARS.incrementAndGet();
    }

    private Seeded failed() {
        int year = nextYear();
        night.at(year + "-06-10T20:00");
        Seeded paid = instructions.completed(1, 3, index -> List.of()).get(0);
        treasury.fail(paid.number(), SeededInstructions.comesBack(paid, 1));
        night.at(year + "-06-11T22:00");
        return paid;
    }

    private Locator row(Seeded seeded, int beneficiary) {
        return visitor.page()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHas(visitor.page()
                                .getByRole(
                                        AriaRole.CELL,
                                        new Page.GetByRoleOptions()
                                                .setName(seeded.benefIds().get(beneficiary))
                                                .setExact(true))));
    }

    private Locator button(String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void afterAFailureThePageShowsWhatTheRequirementSays() {
        Seeded paid = failed();

        visitor.signsIn(ACCOUNTANT).opens(view(paid));

        assertThat(visitor.page().locator("#band"))
                .containsText("On call of FD API: Response is received and updated successfully");
        assertThat(visitor.page().locator("#band")).hasClass("band info");
        assertThat(visitor.page().locator(".line li").first())
                .containsText("On call of FD API: Response is received and updated successfully");
        assertThat(row(paid, 0)).containsText("Payment Successful");
        assertThat(row(paid, 1)).containsText("Payment Failed");
        assertThat(row(paid, 1)).containsText("₹1,400.00");
        assertThat(visitor.page()
                        .getByText("Please make sure all the necessary corrections are made before generating"
                                + " the revised payment instruction for JIT"))
                .isVisible();
        assertThat(visitor.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Generate Revised PI")))
                .isVisible();
        assertThat(visitor.page().locator("main")).containsText("₹4,200.00");
        visitor.seesAPageForEverybody("instruction-failed");
    }

    /** T21. */
    @Test
    void aLongTextOfTheTreasuryWithMarkupIsShownCutAndAsText() {
        night.at(nextYear() + "-06-10T20:00");
        Seeded paid = instructions.completed(1);
        treasury.play(FaultRule.on(JitService.FD, Fault.ERROR)
                .with("errorMsg", "<script>document.title = 'mine'</script> " + "ଅବୈଧ ଖାତା ".repeat(500))
                .times(1));
        instructions.ask(TreasuryService.FD, paid);

        visitor.signsIn(ACCOUNTANT).opens(view(paid));

        Locator band = visitor.page().locator("#band");
        assertThat(band).containsText("On call of FD API: <script>document.title = 'mine'</script> ଅବୈଧ ଖାତା");
        assertThat(visitor.page().locator("main script")).hasCount(0);
        assertThat(visitor.page()).hasTitle(Pattern.compile(".* · Kosh"));
        Assertions.assertThat(band.textContent().length())
                .as("300 characters, and 1,000 for who wants more")
                .isLessThan(2_000);
        visitor.seesAPageForEverybody("instruction-long-error");
    }

    @Test
    void accountNumbersAreMaskedEverywhereOnThePage() {
        Seeded paid = failed();

        visitor.signsIn(ACCOUNTANT).opens(view(paid));

        String account = "0011%05d%03d".formatted(paid.index(), 1);
        assertThat(row(paid, 1))
                .containsText("*".repeat(account.length() - 4) + account.substring(account.length() - 4));
        assertThat(visitor.page().content()).doesNotContain(account);
    }

    @Test
    void theReasonOfAFailureIsReachableWithoutAPointer() {
        Seeded paid = failed();
        visitor.signsIn(ACCOUNTANT).opens(view(paid));
        Locator tip = row(paid, 1).locator(".tip summary");

        tip.focus();
        visitor.page().keyboard().press("Enter");

        assertThat(row(paid, 1).locator(".tip p")).isVisible();
    }

    @Test
    void pendingForActionListsWhatWaitsAndNothingElse() {
        Seeded paid = failed();
        Seeded quiet = instructions.completed(2);

        visitor.signsIn(ACCOUNTANT);

        assertThat(visitor.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(paid.number())))
                .isVisible();
        assertThat(visitor.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(quiet.number())))
                .isHidden();
        visitor.seesAPageForEverybody("search-pending");
        visitor.follows(paid.number());
        assertThat(visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("View Payment Instruction");
    }

    @Test
    void aRefreshAsksTheTreasuryOnceAndTheBandTells() {
        night.at(nextYear() + "-06-10T12:00");
        Seeded sent = instructions.initiated(2);
        treasury.sign(sent.number());
        visitor.signsIn(ACCOUNTANT).opens(view(sent));
        visitor.page()
                .evaluate("() => { window.asked = 0; document.body.addEventListener('htmx:beforeRequest',"
                        + " () => window.asked++); }");

        // Both clicks at once: a slow browser could get the answer to the first before the second.
        button("Refresh").evaluate("button => { button.click(); button.click(); }");

        assertThat(visitor.page().locator("#band"))
                .containsText("On call of PIS API: Response is received and updated successfully");
        assertThat(visitor.page().locator("main")).containsText("Approved");
        assertThat(visitor.page().evaluate("() => window.asked")).isEqualTo(1);
        visitor.seesAPageForEverybody("instruction-approved");

        button("Refresh").click();
        assertThat(visitor.page().locator("#toasts .toast.bad")).isVisible();
        assertThat(visitor.page().locator("#toasts .toast")).isHidden();
    }

    @Test
    void theTreasuryLogHidesWhoWasPaidWhere() {
        Seeded paid = failed();
        visitor.signsIn(ACCOUNTANT).opens(view(paid));
        visitor.follows("Treasury log");
        assertThat(visitor.page()
                        .getByRole(
                                AriaRole.CELL,
                                new Page.GetByRoleOptions().setName("FD").setExact(true))
                        .first())
                .isVisible();
        assertThat(visitor.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open")))
                .hasCount(0);
        visitor.seesAPageForEverybody("exchanges");

        try (Visitor administrator = new Visitor("http://127.0.0.1:" + port)) {
            administrator.signsIn(ADMINISTRATOR).opens(view(paid));
            administrator.follows("Treasury log");
            administrator
                    .page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open"))
                    .first()
                    .click();
            assertThat(administrator.page().locator("pre").first()).containsText(paid.number());
            assertThat(administrator.page().content()).doesNotContain("0011%05d%03d".formatted(paid.index(), 1));
            administrator.seesAPageForEverybody("exchange");
        }
    }

    @Test
    void everyPageIsUsableInEveryLanguage() {
        Seeded paid = failed();
        visitor.signsIn(ACCOUNTANT);
        for (String language : List.of("hi_IN", "od_IN")) {
            visitor.opens(view(paid) + "&lang=" + language);
            visitor.seesAPageForEverybody("instruction-" + language);
        }
        for (String page : List.of("jobs", "sms", "reconciliation")) {
            visitor.opens("/console/" + page + "?tenantId=od.cuttack&lang=en_IN");
            visitor.seesAPageForEverybody(page);
        }
    }

    @Test
    void theAdministratorChecksTheBooksAndStartsTheSearchForFailures() {
        failed();
        visitor.signsIn(ADMINISTRATOR).opens("/console/reconciliation?tenantId=od.cuttack");
        visitor.presses("Check now");
        assertThat(visitor.page().locator(".band").first()).isVisible();
        visitor.seesAPageForEverybody("reconciliation-checked");

        visitor.opens("/console/jobs?tenantId=od.cuttack");
        visitor.presses("Run now FD");
        assertThat(visitor.page().locator("#toasts")).containsText("The run of FD will begin within seconds.");
        visitor.opens("/console/quarantine?tenantId=od.cuttack");
        visitor.seesAPageForEverybody("quarantine");
    }
}
