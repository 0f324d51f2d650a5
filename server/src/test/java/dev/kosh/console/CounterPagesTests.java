package dev.kosh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import dev.kosh.billing.DemandLoads;
import dev.kosh.billing.bulk.BulkDesk;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.PaymentBody;
import dev.kosh.testing.SandboxUser;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.TenantId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of the counter: demands from a sheet, and the collection register (docs/contract/console.md). */
@DeskTest
@InABrowser
@SuppressWarnings("NullAway.Init")
class CounterPagesTests {

    private static final String LOADS = "/console/demand-loads?tenantId=pb.amritsar";
    private static final String HEADER = "consumerCode,businessService,taxPeriodFrom,taxPeriodTo,PT_TAX";
    private static final int MORE_THAN_AN_UPLOAD = 60_000_000;

    @Autowired
    private Desk desk;

    @Autowired
    private BulkDesk bulk;

    @Autowired
    private DemandLoads demandLoads;

    @Autowired
    private MovableClock clock;

    @LocalServerPort
    private int port;

    private Visitor visitor;

    /** Tokens of today: those of an earlier day would be dead when the clock comes back. */
    @BeforeEach
    void aWindowOpens() {
        clock.set(Desk.NOW);
        desk.clerk();
        // What other tests handed in comes after what these do.
        clock.set(Desk.NOW.plus(Duration.ofHours(1)));
        visitor = new Visitor("http://127.0.0.1:" + port);
    }

    @AfterEach
    void theWindowCloses() {
        visitor.close();
        clock.set(Desk.NOW);
    }

    private static String row(String consumer, String tax) {
        return consumer + ",PT,2026-04-01,2027-03-31," + tax;
    }

    private void handsIn(String name, String content) {
        visitor.page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
        visitor.presses("Load the sheet");
    }

    private Locator toasts() {
        return visitor.page().locator("#toasts");
    }

    /** The row of a sheet. */
    private Locator load(String name) {
        return visitor.page().locator("#runs tbody tr").filter(new Locator.FilterOptions().setHasText(name));
    }

    private int loads() {
        return demandLoads.latest(new TenantId(Desk.TENANT)).size();
    }

    @Test
    void aSheetIsHandedInWatchedTakenHomeCorrectedAndHandedInAgain() throws IOException {
        String first = BulkDesk.unique();
        String second = BulkDesk.unique();
        String third = BulkDesk.unique();
        visitor.signsIn(SandboxUser.COUNTER_CLERK).opens(LOADS);

        handsIn(
                "dues-of-may.csv",
                String.join("\r\n", HEADER, row(first, "100"), row(second, "much"), row(third, "300")));

        assertThat(toasts()).containsText("dues-of-may.csv was taken in and is being loaded.");
        assertThat(load("dues-of-may.csv")).containsText("Waiting");
        assertThat(visitor.page().locator("#runs")).hasAttribute("hx-trigger", "every 2s");
        bulk.work();
        assertThat(load("dues-of-may.csv")).containsText("Done, some rows refused");
        assertThat(load("dues-of-may.csv").getByRole(AriaRole.CELL).nth(4)).hasText("2");
        assertThat(load("dues-of-may.csv").getByRole(AriaRole.CELL).nth(5)).hasText("1");
        visitor.seesAPageForEverybody("demand-loads");
        Download result = visitor.page()
                .waitForDownload(
                        () -> load("dues-of-may.csv").getByRole(AriaRole.LINK).click());
        String sheet = Files.readString(result.path());
        assertThat(sheet).contains("LOADED", "REFUSED", "INVALID_CELL");
        assertThat(result.suggestedFilename()).startsWith("demands-").endsWith(".csv");

        // The check of a page leaves empty styles behind, which a swap would copy and the policy refuse.
        visitor.opens(LOADS);
        handsIn("corrected.csv", sheet.replace("much", "200"));
        assertThat(toasts()).containsText("corrected.csv was taken in");
        bulk.work();
        visitor.opens(LOADS);

        assertThat(load("corrected.csv").getByRole(AriaRole.CELL).nth(4)).hasText("1");
        assertThat(load("corrected.csv").getByRole(AriaRole.CELL).nth(6)).hasText("2");
        assertThat(desk.demands("PT", second).size()).isEqualTo(1);
        assertThat(desk.demands("PT", first).size()).isEqualTo(1);
        visitor.opens(LOADS + "&lang=hi_IN").seesAPageForEverybody("demand-loads-hi");
        visitor.opens(LOADS + "&lang=od_IN").seesAPageForEverybody("demand-loads-or");
    }

    @Test
    void whatIsNoSheetIsRefusedInWordsAndASheetWithOtherColumnsSaysWhy() {
        visitor.signsIn(SandboxUser.COUNTER_CLERK).opens(LOADS);
        int before = loads();

        handsIn("dues.txt", "hello");
        assertThat(toasts()).containsText("Choose a sheet whose name ends in .csv or .xlsx");
        assertThat(loads()).isEqualTo(before);

        handsIn("others.csv", "one,two\r\n1,2");
        assertThat(toasts()).containsText("others.csv was taken in");
        bulk.work();
        visitor.opens(LOADS);
        assertThat(load("others.csv")).containsText("Failed");
        assertThat(load("others.csv").locator(".error")).isVisible();
        visitor.seesAPageForEverybody("demand-loads-failed");
    }

    @Test
    void withoutScriptsASheetIsTakenInToo() {
        try (Visitor plain = new Visitor("http://127.0.0.1:" + port, false)) {
            plain.signsIn(SandboxUser.COUNTER_CLERK).opens(LOADS);
            int before = loads();
            plain.page()
                    .locator("input[type=file]")
                    .setInputFiles(new FilePayload(
                            "plain.csv",
                            "text/csv",
                            (HEADER + "\r\n" + row(BulkDesk.unique(), "5")).getBytes(StandardCharsets.UTF_8)));
            plain.presses("Load the sheet");
            assertThat(plain.page().locator("#toasts")).containsText("plain.csv was taken in");
            assertThat(loads()).isEqualTo(before + 1);
        }
    }

    @Test
    void anUploadNeedsItsFormItsOfficeAndARole() {
        visitor.signsIn(SandboxUser.COUNTER_CLERK).opens(LOADS);
        int before = loads();
        String secret = visitor.page().locator("form.card input[name=_csrf]").inputValue();

        assertThat(uploads("", "pb.amritsar")).as("no secret of the form").isEqualTo(403);
        assertThat(uploads("0".repeat(secret.length()), "pb.amritsar"))
                .as("another secret")
                .isEqualTo(403);
        assertThat(uploads(secret, "pb.jalandhar")).as("another office").isEqualTo(403);
        assertThat(loads()).isEqualTo(before);
        assertThat(uploads(secret, "pb.amritsar")).as("his own").isEqualTo(200);
        assertThat(loads()).isEqualTo(before + 1);

        try (Visitor other = new Visitor("http://127.0.0.1:" + port)) {
            other.signsIn(SandboxUser.CUTTACK_ACCOUNTANT).opens("/console/demand-loads?tenantId=od.cuttack");
            assertThat(other.page().locator("h1")).hasText("You may not do this");
        }
    }

    /** Status of an upload that a script of the page sends; redirects are followed. */
    private Object uploads(String secret, String tenant) {
        return visitor.page().evaluate("""
                        ([secret, tenant]) => {
                            const form = new FormData();
                            form.append('_csrf', secret);
                            form.append('tenantId', tenant);
                            form.append('file', new File(['consumerCode'], 'x.csv'));
                            return fetch('/console/demand-loads/upload', {method: 'POST', body: form})
                                .then(answer => answer.status);
                        }
                        """, new Object[] {secret, tenant});
    }

    @Test
    void anUploadThatIsTooLargeOrOfNobodyIsAnsweredBeforeItIsRead() throws IOException {
        visitor.signsIn(SandboxUser.COUNTER_CLERK);
        Cookie session = visitor.window().cookies().stream()
                .filter(cookie -> cookie.name.equals("kosh_session"))
                .findFirst()
                .orElseThrow();

        assertThat(announces("Cookie: kosh_session=" + session.value + "\r\nContent-Length: " + MORE_THAN_AN_UPLOAD))
                .startsWith("HTTP/1.1 413");
        assertThat(announces("Cookie: kosh_session=" + session.value + "\r\nTransfer-Encoding: chunked"))
                .startsWith("HTTP/1.1 413");
        assertThat(announces("Content-Length: 1000")).startsWith("HTTP/1.1 303").contains("/console/sign-in");
    }

    /** The answer to an upload of which only the head is sent. */
    private String announces(String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
            socket.getOutputStream()
                    .write(("POST /console/demand-loads/upload HTTP/1.1\r\nHost: localhost\r\n" + headers
                                    + "\r\nContent-Type: multipart/form-data; boundary=b\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            while (answer.indexOf("\r\n\r\n") < 0) {
                int read = socket.getInputStream().read();
                assertThat(read).as("an answer that goes on behind %s", answer).isNotNegative();
                answer.append((char) read);
            }
            return answer.toString();
        }
    }

    @Test
    void theRegisterAddsUpByDayAndByModeAndGoesHomeAsFiles() throws IOException {
        Instant monday = Desk.NOW.minus(Duration.ofDays(150));
        Instant tuesday = monday.plus(Duration.ofDays(1));
        clock.set(monday);
        desk.pay(PaymentBody.cash().bill(desk.newBill("PT", "100.50")));
        desk.pay(PaymentBody.cash().bill(desk.newBill("WS", "40")));
        clock.set(tuesday);
        desk.pay(PaymentBody.online("CP-1").bill(desk.newBill("PT", "200000")));
        LocalDate from = BusinessCalendar.dateOf(monday);
        LocalDate to = BusinessCalendar.dateOf(tuesday);
        String days = "/console/collections?tenantId=pb.amritsar&from=" + from + "&to=" + to;

        visitor.signsIn(SandboxUser.COUNTER_CLERK).opens(days);

        Locator rows = visitor.page().locator("main tbody tr");
        assertThat(rows).hasCount(2);
        assertThat(rows.first()).containsText("₹140.50");
        assertThat(rows.last()).containsText("₹2,00,000.00");
        assertThat(visitor.page().locator("main tfoot")).containsText("₹2,00,140.50");
        visitor.seesAPageForEverybody("collections");

        visitor.page().getByLabel("Added up by").selectOption("MODE");
        visitor.presses("Search");
        assertThat(rows).hasCount(2);
        assertThat(rows.first()).containsText("Cash");
        assertThat(rows.first().getByRole(AriaRole.CELL).nth(1)).hasText("2");
        assertThat(rows.last()).containsText("Online");

        visitor.opens(days + "&by=LINE&service=PT&lang=od_IN");
        assertThat(rows).hasCount(2);
        assertThat(rows.first()).containsText("ନଗଦ");
        visitor.seesAPageForEverybody("collections-or");
        Download paper = visitor.page().waitForDownload(() -> visitor.follows("PDF ଡାଉନଲୋଡ୍ କରନ୍ତୁ"));
        assertThat(paper.suggestedFilename()).isEqualTo("collection-register-" + from + "-" + to + ".pdf");
        try (PDDocument read = Loader.loadPDF(paper.path().toFile())) {
            assertThat(new PDFTextStripper().getText(read))
                    .contains("ଆଦାୟ ରେଜିଷ୍ଟର", "ଅନଲାଇନ୍", "₹2,00,000.00")
                    .doesNotContain("₹40.00");
        }
        Download sheet = visitor.page().waitForDownload(() -> visitor.follows("XLSX ଡାଉନଲୋଡ୍ କରନ୍ତୁ"));
        assertThat(sheet.suggestedFilename()).isEqualTo("collection-register-" + from + "-" + to + ".xlsx");
        assertThat(Files.size(sheet.path())).isPositive();

        visitor.opens("/console/collections?tenantId=pb.amritsar&from=2026-04-02&to=2026-04-01&lang=hi_IN");
        assertThat(visitor.page().locator("h1")).not().hasText("");
        visitor.opens("/console/collections?tenantId=pb.amritsar&from=2019-04-01&to=2019-04-01&lang=hi_IN");
        visitor.seesAPageForEverybody("collections-none-hi");
    }
}
