package dev.kosh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import dev.kosh.events.AuditTrail;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.ReturnedPayment;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.SandboxUser;
import dev.kosh.testing.TreasuryDesk;
import dev.kosh.testing.TreasuryDesk.Wage;
import dev.kosh.testing.TreasuryDeskTest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** What an accountant does at the desk besides revising: again, anew, review, look at a number, take lists home. */
@Tag("long")
@TreasuryDeskTest
// A server of its own: a page of the quarantine shows twenty records, and other tests leave more.
@TestPropertySource(properties = "kosh.desk=accountant")
@InABrowser
@SuppressWarnings("NullAway.Init")
class AccountantsDeskTests {

    private static final String AMOUNT = "1400.00";

    @Autowired
    private TreasuryDesk desk;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private MovableClock clock;

    @LocalServerPort
    private int port;

    private Visitor visitor;

    @BeforeEach
    void aWindowOpens() {
        desk.startAfresh();
        desk.allot("100000.00");
        visitor = window();
    }

    @AfterEach
    void theWindowCloses() {
        visitor.close();
        treasury.clearFaults();
    }

    private Visitor window() {
        return new Visitor("http://127.0.0.1:" + port);
    }

    private static String view(String number) {
        return "/console/payment-instructions/view?tenantId=od.cuttack&number="
                + URLEncoder.encode(number, StandardCharsets.UTF_8);
    }

    private String underFault(FaultRule fault) {
        JsonNode bill = desk.approvedBill(new Wage(desk.payee(), AMOUNT));
        treasury.play(fault);
        desk.push();
        return desk.number(bill);
    }

    private Locator main() {
        return visitor.page().locator("main");
    }

    private Locator toasts() {
        return visitor.page().locator("#toasts");
    }

    @Test
    void aDeclinedInstructionIsSentAgainByItsButton() {
        String number = underFault(FaultRule.on(JitService.PI, Fault.ERROR)
                .with("errorMsg", "Scheme is closed")
                .times(1));
        visitor.signsIn(SandboxUser.CUTTACK_ACCOUNTANT).follows(number);
        assertThat(visitor.page().locator("#band")).containsText("On call of PI API: Scheme is closed");
        visitor.seesAPageForEverybody("instruction-declined");

        visitor.presses("Resubmit");

        assertThat(toasts()).containsText("The payment instruction is submitted successfully.");
        assertThat(visitor.page().locator("#band"))
                .containsText("On call of PI API: Response is received and updated successfully");
        assertThat(main()).containsText(number);
        assertThat(desk.instruction(number).path("piStatus").asString()).isEqualTo("INITIATED");
    }

    @Test
    void aResubmissionThatIsRefusedSaysWhy() {
        String number = underFault(FaultRule.on(JitService.PI, Fault.ERROR)
                .with("errorMsg", "Scheme is closed")
                .times(2));
        visitor.signsIn(SandboxUser.CUTTACK_ACCOUNTANT).opens(view(number));

        visitor.presses("Resubmit");

        assertThat(toasts()).containsText("Submission failed, Scheme is closed");
        assertThat(main()).containsText("Declined");
    }

    @Test
    void aRejectedInstructionIsPaidByANewOneWithANewNumber() {
        JsonNode bill = desk.approvedBill(new Wage(desk.payee(), AMOUNT));
        desk.push();
        String rejected = desk.number(bill);
        treasury.reject(rejected, "cuttack_op");
        desk.refresh(rejected);
        visitor.signsIn(SandboxUser.CUTTACK_ACCOUNTANT).follows(rejected);
        assertThat(main()).containsText("Rejected");

        visitor.follows("Generate New PI");
        visitor.seesAPageForEverybody("new-instruction");
        visitor.presses("Generate");

        assertThat(toasts()).containsText("The payment instruction is submitted successfully.");
        String successor = desk.number(bill);
        assertThat(successor).isNotEqualTo(rejected);
        assertThat(main()).containsText(successor);
        assertThat(main()).containsText("Initiated");
        assertThat(desk.instruction(rejected).path("piStatus").asString()).isEqualTo("REJECTED");
    }

    @Test
    void theSearchAndTheRegisterGoHomeAsFiles() throws IOException {
        String number = underFault(FaultRule.on(JitService.PI, Fault.ERROR)
                .with("errorMsg", "Scheme is closed")
                .times(1));
        visitor.signsIn(SandboxUser.CUTTACK_ACCOUNTANT);

        Download found = visitor.page().waitForDownload(() -> visitor.follows("Download XLSX"));
        assertThat(found.suggestedFilename()).isEqualTo("payment-instructions.xlsx");
        assertThat(inside(found.path())).contains(number).contains("Declined");

        visitor.opens("/console/funds?tenantId=od.cuttack&financialYear=2026-27&lang=od_IN");
        visitor.seesAPageForEverybody("funds-od_IN");
        Download register = visitor.page().waitForDownload(() -> visitor.follows("XLSX ଡାଉନଲୋଡ୍ କରନ୍ତୁ"));
        assertThat(register.suggestedFilename()).isEqualTo("fund-allocation-register-2026-27.xlsx");
        assertThat(inside(register.path())).contains("ପ୍ରାରମ୍ଭିକ ଆବଣ୍ଟନ").contains("100000");
        Download paper = visitor.page().waitForDownload(() -> visitor.follows("PDF ଡାଉନଲୋଡ୍ କରନ୍ତୁ"));
        assertThat(paper.suggestedFilename()).isEqualTo("fund-allocation-register-2026-27.pdf");
        try (PDDocument read = Loader.loadPDF(paper.path().toFile())) {
            assertThat(new PDFTextStripper().getText(read)).contains("ପ୍ରାରମ୍ଭିକ ଆବଣ୍ଟନ", "₹1,00,000.00");
        }
    }

    private static String inside(Path spreadsheet) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipFile file = new ZipFile(spreadsheet.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                text.append(new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        // The sheet writes letters of India as numbers.
        return HtmlUtils.htmlUnescape(text.toString());
    }

    @Test
    void anInstructionSignedForAnotherAmountGoesOnAfterTheAdministratorsReview() {
        String number = desk.pushed(new Wage(desk.payee(), AMOUNT));
        treasury.sign(number);
        treasury.play(FaultRule.on(JitService.PIS, Fault.EDIT).with("set", Map.of("/data/0/billNetAmount", "1")));
        desk.refresh(number);
        treasury.clearFaults();
        try (Visitor accountant = window()) {
            accountant.signsIn(SandboxUser.CUTTACK_ACCOUNTANT).opens(view(number));
            assertThat(accountant.page().locator(".band.wait")).isVisible();
            assertThat(accountant.page().getByLabel("What was found out")).hasCount(0);
        }

        visitor.signsIn(SandboxUser.CUTTACK_MUKTA).opens(view(number));
        visitor.seesAPageForEverybody("instruction-review");
        visitor.page().getByLabel("What was found out").fill("Asked by telephone: a slip of the pen");
        visitor.presses("Let it go on");

        assertThat(visitor.page().locator(".band.wait")).hasCount(0);
        assertThat(visitor.page().getByLabel("What was found out")).hasCount(0);
        assertThat(visitor.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Refresh")))
                .isEnabled();
    }

    @Test
    void anAccountNumberIsShownToWhoMayAndTheAuditTrailTells() {
        String payee = desk.payee();
        JsonNode account = desk.account("IND-SHOWN", "440088007704", "TEST0000101");
        String number = desk.pushed(new Wage(payee, AMOUNT), new Wage("IND-SHOWN", AMOUNT));
        visitor.signsIn(SandboxUser.CUTTACK_ACCOUNTANT).opens(view(number));
        assertThat(main()).not().containsText("440088007704");

        visitor.page()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("IND-SHOWN"))
                .getByRole(AriaRole.BUTTON)
                .click();

        assertThat(main()).containsText("440088007704");
        visitor.seesAPageForEverybody("revealed");
        visitor.follows("Back");
        visitor.follows("IND-SHOWN");
        visitor.presses("Show the number");
        assertThat(main()).containsText("440088007704");
        assertThat(audit
                        .of(
                                TreasuryDesk.CUTTACK,
                                "BANK_ACCOUNT",
                                account.path("id").asString())
                        .stream()
                        .map(entry -> entry.action()))
                .contains("REVEALED");

        try (Visitor clerk = window()) {
            clerk.signsIn(SandboxUser.CUTTACK_BILLS).opens(view(number));
            assertThat(clerk.page().locator("main")).containsText("IND-SHOWN");
            assertThat(clerk.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show the number")))
                    .hasCount(0);
        }
    }

    @Test
    void theAccountsPageTellsHowAnAccountWasAndWhoChangedIt() {
        desk.account("IND-PAST", "440088001111", "TEST0000101");
        desk.correctAccount("IND-PAST", "440088002222", "TEST0000202");

        visitor.signsIn(SandboxUser.CUTTACK_ACCOUNTANT).opens("/console/accounts?tenantId=od.cuttack&payee=IND-PAST");

        Locator rows = visitor.page()
                .getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("History of the account"))
                .getByRole(AriaRole.ROW);
        assertThat(rows).hasCount(3);
        assertThat(rows.nth(1)).containsText("2222");
        assertThat(rows.nth(1)).containsText("TEST0000202");
        assertThat(rows.nth(2)).containsText("1111");
        assertThat(main()).not().containsText("44008800");
        visitor.seesAPageForEverybody("account-history");
    }

    @Test
    void wardsAndProjectsAreChosenFromWhatThereIs() {
        String number = desk.pushed(new Wage(desk.payee(), AMOUNT));
        visitor.signsIn(SandboxUser.CUTTACK_ACCOUNTANT)
                .opens("/console/payment-instructions?tenantId=od.cuttack&tab=open");

        visitor.page().getByLabel("Ward").selectOption("Ward 3");
        visitor.presses("Search");

        assertThat(main()).containsText(number);
        assertThat(visitor.page()).hasURL(Pattern.compile(".*ward=Ward(\\+|%20)3.*"));
        assertThat(visitor.page().locator("#projects option").first()).hasAttribute("value", "Road of Ward 3");
    }

    @Test
    void aFailureThatFitsNowhereIsGivenToItsPayment() {
        String payee = desk.payee();
        String number = desk.pushed(new Wage(payee, AMOUNT));
        desk.complete(number);
        String benefit = desk.instruction(number)
                .path("beneficiaryDetails")
                .path(0)
                .path("beneficiaryNumber")
                .asString();
        treasury.fail(number, new ReturnedPayment(benefit, "Account frozen", 1));
        treasury.play(FaultRule.on(JitService.FD, Fault.EDIT)
                .forNumber(number)
                .with("remove", List.of("/data/0/benfDtls/0/benfId"))
                .with("set", Map.of("/data/0/benfDtls/0/benfAcctNo", "99999999999")));
        clock.advance(Duration.ofDays(1));
        calls.post(
                "/ifms-adapter/pi/v1/_refresh",
                "{\"tenantId\": \"od.cuttack\", \"piNumber\": \"" + number + "\"}",
                desk.administrator());

        visitor.signsIn(SandboxUser.CUTTACK_MUKTA).opens("/console/quarantine?tenantId=od.cuttack");
        visitor.seesAPageForEverybody("quarantine-waiting");
        Locator record =
                visitor.page().getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(number));
        record.getByLabel("This failure is of").selectOption(new SelectOption().setIndex(1));
        record.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Resolve"))
                .click();

        assertThat(toasts()).containsText("Resolved");
        assertThat(record).hasCount(0);
        visitor.opens(view(number));
        assertThat(main()).containsText("Payment Failed");
        assertThat(desk.instruction(number).path("piStatus").asString()).isEqualTo("COMPLETED");
    }
}
