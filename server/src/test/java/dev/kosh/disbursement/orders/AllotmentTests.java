package dev.kosh.disbursement.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.AllotmentCounts;
import dev.kosh.disbursement.Reconciliation;
import dev.kosh.disbursement.Sanction;
import dev.kosh.disbursement.reconciliation.Findings;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.TreasuryDesk;
import dev.kosh.testing.TreasuryDesk.Wage;
import dev.kosh.testing.TreasuryDeskTest;
import dev.kosh.treasury.Outcome;
import dev.kosh.wire.Money;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Virtual allotments, the fund and the register (fault scenarios T71, T72). */
@TreasuryDeskTest
class AllotmentTests {

    private static final String HEAD = TreasuryDesk.HEADS.get(0);

    @Autowired
    private TreasuryDesk desk;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private Findings findings;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void noFundsOfOthers() {
        desk.startAfresh();
    }

    private AllotmentCounts read() {
        return desk.readAllotments().stream()
                .filter(counts -> counts.headOfAccount().equals(HEAD))
                .findFirst()
                .orElseThrow();
    }

    private List<String> quarantined() {
        return jdbc.sql("select reason from disbursement.allotment_quarantine order by first_seen_at, reason")
                .query((row, number) -> row.getString("reason"))
                .list();
    }

    @Test
    void aninitialAllotmentMakesTheSanction() {
        treasury.allot(desk.allotment(HEAD, "V1", "0", "500000", "1500000", "Initial Allotment", "V1-A"));
        read();

        Sanction sanction = desk.sanction("V1");
        assertThat(sanction.sanctioned()).isEqualTo(Money.ofPaise(200_000_000));
        assertThat(sanction.fund().available()).isEqualTo(Money.ofPaise(50_000_000));
        assertThat(sanction.financialYear()).isEqualTo("2026-27");
    }

    @Test
    void t71_theSameAllotmentTwiceIsBookedOnce() {
        desk.allot("100");
        String master = "V2";
        treasury.allot(desk.allotment(HEAD, master, "0", "100", "0", "Initial Allotment", "V2-A"));
        treasury.allot(desk.allotment(HEAD, master, "0", "100", "0", "INITIAL ALLOTMENT", "V2-A"));
        read();
        AllotmentCounts again = read();

        assertThat(again.booked()).isZero();
        assertThat(desk.sanction(master).fund().allotted()).isEqualTo(Money.ofPaise(10_000));
    }

    @Test
    void t71_additionsAndWithdrawalsMoveTheFund_evenBelowZero() {
        treasury.allot(
                desk.allotment(HEAD, "V3", "1", "50", "0", "Additional allotment", "V3-B"),
                desk.allotment(HEAD, "V3", "0", "100", "50", "Initial Allotment", "V3-A"));
        read();
        assertThat(desk.sanction("V3").fund().available()).isEqualTo(Money.ofPaise(15_000));

        treasury.allot(desk.allotment(HEAD, "V3", "2", "200", "200", "Allotment withdrawal", "V3-C"));
        read();
        assertThat(desk.sanction("V3").fund().available()).isEqualTo(Money.ofPaise(-5_000));
        reconciliation.check(TreasuryDesk.CUTTACK);
        assertThat(reconciliation.findings(TreasuryDesk.CUTTACK, true, 100))
                .as("somebody is told")
                .anySatisfy(finding -> {
                    assertThat(finding.rule()).isEqualTo("R13");
                    assertThat(finding.subject()).startsWith("V3 ");
                    assertThat(finding.found()).startsWith("available -50.00");
                });
        JsonNode bill = desk.approvedBill(new Wage(desk.payee(), "1"));
        assertThat(desk.instruction(desk.number(bill))
                        .path("message")
                        .path("text")
                        .asString())
                .isEqualTo("Insufficient fund.");
    }

    @Test
    void t71_rowsThatFitNothingAreQuarantinedOnce() {
        int before = quarantined().size();
        treasury.allot(
                desk.allotment(HEAD, "V4-NONE", "0", "50", "0", "Additional allotment", "V4-A"),
                desk.allotment(HEAD, "V4", "0", "50", "0", "Gift", "V4-B"),
                desk.allotment(HEAD, "V4", "x", "fifty", "0", "Initial Allotment", "V4-C"));
        assertThat(read().quarantined()).isEqualTo(3);
        read();

        assertThat(quarantined().size()).isEqualTo(before + 3);
        assertThat(quarantined()).contains("UNKNOWN_SANCTION", "UNKNOWN_TYPE", "UNREADABLE");
    }

    @Test
    void t71_anAdditionThatComesBeforeItsSanctionIsReportedAndBookedOnceTheSanctionComes() {
        treasury.allot(desk.allotment(HEAD, "V9", "1", "50", "0", "Additional allotment", "V9-B"));
        assertThat(read().quarantined()).isEqualTo(1);
        assertThat(reconciliation.findings(TreasuryDesk.CUTTACK, true, 100))
                .filteredOn(finding -> finding.rule().equals("ALLOTMENT"))
                .anySatisfy(finding -> {
                    assertThat(finding.subject()).isEqualTo("V9 " + HEAD + " V9-B/1");
                    assertThat(finding.found()).isEqualTo("UNKNOWN_SANCTION, amount 50");
                });

        treasury.allot(desk.allotment(HEAD, "V9", "0", "100", "50", "Initial Allotment", "V9-A"));
        assertThat(read().booked()).isEqualTo(2);
        read();

        assertThat(desk.sanction("V9").fund().available()).isEqualTo(Money.ofPaise(15_000));
        assertThat(reconciliation.findings(TreasuryDesk.CUTTACK, true, 100))
                .noneMatch(finding -> finding.subject().startsWith("V9 "));
    }

    @Test
    void charactersThatNoTextMayHoldDoNotKeepTheOtherRowsFromTheBooks() {
        treasury.allot(
                desk.allotment(HEAD, "V\0 8", "0", "50", "0", "Gift \\\0 of nobody", "V8-A"),
                desk.allotment(HEAD, "V8", "0", "100", "0", "Initial Allotment", "V8-\0B"));

        assertThat(read()).satisfies(counts -> {
            assertThat(counts.booked()).isEqualTo(1);
            assertThat(counts.quarantined()).isEqualTo(1);
        });
        assertThat(desk.sanction("V8").fund().available()).isEqualTo(Money.ofPaise(10_000));
    }

    @Test
    void t72_withoutAnAnswerTheNextCallAsksFromTheSameTimeOn() {
        read();
        String from = lastFrom();
        clock.advance(Duration.ofDays(1));
        treasury.refuseConnections();
        assertThat(read().outcome()).isEqualTo(Outcome.NO_RESPONSE);
        treasury.acceptConnections();
        clock.advance(Duration.ofDays(1));
        read();
        String afterSilence = lastFrom();
        read();

        assertThat(afterSilence).isGreaterThanOrEqualTo(from);
        assertThat(lastFrom()).isGreaterThan(afterSilence);
        clock.set(TreasuryDesk.NOW);
    }

    /** Allotments have a day and no time: asked from the minute of the last call on, one of that day may never be told. */
    @Test
    void theNextCallAsksFromTheDayBeforeTheLastOneOn() {
        clock.set(TreasuryDesk.NOW);
        read();
        clock.advance(Duration.ofDays(3));
        read();
        clock.advance(Duration.ofHours(20));
        read();

        assertThat(lastFrom()).isEqualTo("2026-11-22 00:00:00");
        clock.set(TreasuryDesk.NOW);
    }

    @Test
    void whatSomebodyHasLookedIntoIsNotReportedAgainWhenTheTreasuryTellsItAgain() {
        treasury.allot(desk.allotment(HEAD, "V10-NONE", "0", "50", "0", "Additional allotment", "V10-A"));
        read();
        String subject = "V10-NONE " + HEAD + " V10-A/0";
        findings.close(TreasuryDesk.CUTTACK, "ALLOTMENT", subject, "an-accountant", "booked at the bank", clock.now());

        read();

        assertThat(reconciliation.findings(TreasuryDesk.CUTTACK, true, 100))
                .noneMatch(finding -> finding.subject().equals(subject));
    }

    private String lastFrom() {
        return treasury.requests(JitService.VA).stream()
                .map(request -> request.params())
                .filter(params -> params.path("hoa").asString("").equals(HEAD))
                .map(params -> params.path("fromDate").asString())
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @Test
    void theRegisterTellsEveryMovementWithRunningBalances() {
        jdbc.sql("update disbursement.sanction set financial_year = '1999-00'").update();
        treasury.allot(desk.allotment(HEAD, "V6", "0", "1000", "500", "Initial Allotment", "V6-A"));
        read();
        String number = desk.pushed(new Wage(desk.payee(), "400"));
        treasury.reject(number, "cuttack_op");
        desk.refresh(number);

        JsonNode rows = register("2026-27", null);
        assertThat(rows.valueStream().map(row -> row.path("transactionType").asString()))
                .containsExactly("Initial Allotment", "Expense", "Expense (Reversed)");
        assertThat(rows.valueStream()
                        .map(row -> Desk.rupees(row.path("fundAvailable")).intValue()))
                .containsExactly(1000, 600, 1000);
        assertThat(rows.valueStream()
                        .map(row -> Desk.rupees(row.path("sanctionedBalance")).intValue()))
                .containsExactly(500, 500, 500);
        assertThat(rows.path(0).path("transactionNumber").asString()).isEqualTo("V6-A");
        assertThat(rows.path(1).path("transactionNumber").asString()).isEqualTo(number);
        assertThat(register("2026-27", "Expense").size()).isEqualTo(1);
    }

    @Test
    void theRegisterOnPaperSaysTheSameInTheReadersLanguage() throws IOException {
        jdbc.sql("update disbursement.sanction set financial_year = '1999-00'").update();
        treasury.allot(desk.allotment(HEAD, "V7", "0", "1000000", "500", "Initial Allotment", "V7-A"));
        read();
        String number = desk.pushed(new Wage(desk.payee(), "400"));

        assertThat(onPaper("en_IN"))
                .contains("Fund Allocation Register", "Sanctioned Balance", "Initial Allotment", "V7-A", number)
                .contains("₹10,00,000.00", "₹9,99,600.00", "₹400.00");
        assertThat(onPaper("hi_IN"))
                .contains("निधि आवंटन रजिस्टर", "आरंभिक आवंटन", "व्यय", "V7-A", number, "₹10,00,000.00");
        assertThat(onPaper("od_IN")).contains("ପାଣ୍ଠି ଆବଣ୍ଟନ ରେଜିଷ୍ଟର", "ପ୍ରାରମ୍ଭିକ ଆବଣ୍ଟନ", "V7-A", number);
    }

    private String onPaper(String locale) throws IOException {
        try (PDDocument paper = Loader.loadPDF(registerOnPaper("2026-27", locale))) {
            return new PDFTextStripper().getText(paper);
        }
    }

    /** The rows of a page of the fund allocation register. */
    private JsonNode register(String financialYear, @Nullable String transactionType) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode criteria = body.putObject("searchCriteria")
                .put("tenantId", TreasuryDesk.TENANT)
                .put("financialYear", financialYear)
                .put("limit", 1000);
        if (transactionType != null) {
            criteria.put("transactionType", transactionType);
        }
        Answer answer = calls.post("/ifms-adapter/funds/v1/_register", body, desk.accountant());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().path("rows");
    }

    /** The fund allocation register as a PDF. */
    private byte[] registerOnPaper(String financialYear, String locale) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("RequestInfo").put("msgId", "paper|" + locale).put("authToken", desk.accountant());
        body.putObject("searchCriteria").put("tenantId", TreasuryDesk.TENANT).put("financialYear", financialYear);
        return calls.file(calls.to("/ifms-adapter/funds/v1/_registerpdf")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }
}
