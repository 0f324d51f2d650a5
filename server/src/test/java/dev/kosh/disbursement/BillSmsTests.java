package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.SandboxUser;
import dev.kosh.wire.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is told about a bill of works: approved, to its payee; rejected, to whoever brought it; once. */
@PayoutTest
@SuppressWarnings("NullAway.Init")
class BillSmsTests {

    private static final String CREATOR_NUMBER = "9000000008";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private HttpCalls calls;

    @Autowired
    private JsonMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Payouts payouts;

    @Autowired
    private ExpenseBills bills;

    @Autowired
    private RecordedSms sms;

    @Autowired
    private MovableClock clock;

    private String token;

    @BeforeEach
    void itIsJune() {
        clock.set(Payouts.START);
        token = calls.login(SandboxUser.CUTTACK_BILLS);
    }

    @AfterEach
    void theCarrierIsWell() {
        sms.comeBack();
    }

    private static String newNumber() {
        return "SMS/%d".formatted(COUNT.incrementAndGet());
    }

    private static String newTelephone() {
        return "81%08d".formatted(COUNT.incrementAndGet());
    }

    private ObjectNode body(String service, String status, String head, @Nullable String telephone) {
        ObjectNode body = json.createObjectNode();
        ObjectNode bill = body.putObject("bill")
                .put("tenantId", Payouts.TENANT.value())
                .put("billNumber", newNumber())
                .put("billDate", clock.instant().toEpochMilli())
                .put("businessService", service)
                .put("referenceId", "WO/2026-27/000123_1")
                .put("wfStatus", status)
                .put("totalAmount", new BigDecimal("1250.5"));
        detail(bill, "ORG-" + COUNT.incrementAndGet(), head, "1250.5", telephone);
        return body;
    }

    private ObjectNode purchase(String status, @Nullable String telephone) {
        return body("works.purchase", status, "MC", telephone);
    }

    private static void detail(ObjectNode bill, String payee, String head, String rupees, @Nullable String telephone) {
        ObjectNode detail = bill.withArray("billDetails").addObject();
        detail.putObject("payee")
                .put("type", "ORGANISATION")
                .put("identifier", payee)
                .put("payeeName", "Mahanadi Traders")
                .put("payeePhoneNumber", telephone);
        detail.putArray("payableLineItems").addObject().put("headCode", head).put("amount", new BigDecimal(rupees));
    }

    private Answer call(String operation, ObjectNode body) {
        return calls.post("/expense/bill/v1/" + operation, body, token);
    }

    private JsonNode create(ObjectNode body) {
        Answer answer = call("_create", body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().path("bills").path(0);
    }

    /** The bill with another status, as a client sends it back. */
    private ObjectNode moved(ObjectNode body, JsonNode created, String status) {
        ObjectNode again = body.deepCopy();
        ((ObjectNode) again.path("bill"))
                .put("id", created.path("id").asString())
                .put("wfStatus", status);
        return again;
    }

    private void move(ObjectNode body, JsonNode created, String status) {
        Answer answer = call("_update", moved(body, created, status));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }

    private static String number(ObjectNode body) {
        return body.path("bill").path("billNumber").asString();
    }

    /** What somebody heard about a bill after everything due was delivered, and delivered again. */
    private List<String> heard(String telephone, ObjectNode body) {
        payouts.deliverMessages();
        payouts.deliverMessages();
        return sms.to(telephone).stream()
                .filter(text -> text.contains(number(body)))
                .toList();
    }

    private long owed(ObjectNode body) {
        return jdbc.sql(
                        "select count(*) from events.outbox where kind = 'EXPENSE_BILL_DECIDED' and payload ->> 'billNumber' = ?")
                .param(number(body))
                .query(Long.class)
                .single();
    }

    @Test
    void theVendorOfAPurchaseIsToldOnceThatHisBillIsApproved() {
        String vendor = newTelephone();
        ObjectNode body = purchase("PENDING_FOR_VERIFICATION", vendor);
        JsonNode created = create(body);
        assertThat(heard(vendor, body)).isEmpty();

        move(body, created, "APPROVED");

        assertThat(heard(vendor, body))
                .containsExactly("Your purchase bill " + number(body)
                        + " of Rs. 1250.50 has been approved. It will be paid to your registered bank account.");
        assertThat(heard(CREATOR_NUMBER, body)).isEmpty();
    }

    @Test
    void theOrganisationIsToldWhenABillOfSupervisionComesApproved() {
        String organisation = newTelephone();
        ObjectNode body = body("works.supervision", "APPROVED", "SC", organisation);
        create(body);

        assertThat(heard(organisation, body))
                .containsExactly("The supervision bill " + number(body)
                        + " of Rs. 1250.50 of your organisation has been approved."
                        + " It will be paid to the registered bank account.");
    }

    @Test
    void whoBroughtAPurchaseIsToldEachTimeThatItIsRejected() {
        String vendor = newTelephone();
        ObjectNode body = purchase("PENDING_FOR_VERIFICATION", vendor);
        JsonNode created = create(body);

        move(body, created, "REJECTED");
        move(body, created, "REJECTED");
        assertThat(heard(CREATOR_NUMBER, body))
                .containsExactly("Purchase bill " + number(body)
                        + " of Rs. 1250.50 has been rejected. Please see the remarks in the works system.");

        move(body, created, "PENDING_FOR_VERIFICATION");
        move(body, created, "REJECTED");
        assertThat(heard(CREATOR_NUMBER, body)).hasSize(2);
        assertThat(heard(vendor, body)).isEmpty();
    }

    @Test
    void aRejectionIsToldWithTheAmountThatWasRejected() {
        ObjectNode body = purchase("PENDING_FOR_VERIFICATION", null);
        JsonNode created = create(body);
        move(body, created, "REJECTED");
        ObjectNode corrected = body.deepCopy();
        ((ObjectNode) corrected.path("bill")).put("totalAmount", 900);
        ((ObjectNode) corrected.at("/bill/billDetails/0/payableLineItems/0")).put("amount", 900);
        move(corrected, created, "PENDING_FOR_VERIFICATION");

        assertThat(heard(CREATOR_NUMBER, body)).singleElement().asString().contains("1250.50");
    }

    @Test
    void theMessageIsInTheLanguageOfTheApproval() {
        String vendor = newTelephone();
        ObjectNode body = purchase("APPROVED", vendor);
        body.putObject("RequestInfo").put("apiId", "Rainmaker").put("msgId", "1|or_IN");
        create(body);

        assertThat(heard(vendor, body)).singleElement().asString().contains("1250.50", "ମଞ୍ଜୁର ହୋଇଛି");
    }

    @Test
    void wagesAndRejectionsOfOtherBillsAreToldToNobody() {
        String worker = newTelephone();
        ObjectNode wages = body("works.wages", "APPROVED", "WEG", worker);
        create(wages);
        ObjectNode supervision = body("works.supervision", "PENDING_FOR_VERIFICATION", "SC", worker);
        move(supervision, create(supervision), "REJECTED");

        assertThat(owed(wages)).isZero();
        assertThat(owed(supervision)).isZero();
    }

    @Test
    void whereThereIsNoNumberNothingIsSentAndNothingWaits() {
        ObjectNode none = purchase("APPROVED", null);
        ObjectNode standIn = purchase("APPROVED", "9999999999");
        ObjectNode landLine = purchase("APPROVED", "0671230101");
        for (ObjectNode body : List.of(none, standIn, landLine)) {
            create(body);
            assertThat(owed(body)).isOne();
        }

        assertThat(heard("9999999999", standIn)).isEmpty();
        assertThat(owed(none)).isZero();
        assertThat(owed(standIn)).isZero();
        assertThat(owed(landLine)).isZero();
    }

    @Test
    void whoIsNotOnRecordIsToldNothingOfARejection() {
        ExpenseBillDraft draft = draft(null, "PENDING_FOR_VERIFICATION");
        ExpenseBill bill = bills.create(draft, Payouts.OFFICE);
        bills.update(draft(bill.id(), "REJECTED"), Payouts.OFFICE);
        payouts.deliverMessages();

        assertThat(jdbc.sql("select count(*) from events.outbox where payload ->> 'billNumber' = ?")
                        .param(bill.billNumber())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private ExpenseBillDraft draft(@Nullable UUID id, String status) {
        Money amount = Money.ofPaise(10_000);
        return new ExpenseBillDraft(
                Payouts.TENANT,
                id,
                null,
                clock.instant(),
                "works.purchase",
                "WO/2026-27/000123_1",
                amount,
                true,
                status,
                null,
                List.of(new ExpenseBillDraft.Detail(
                        null,
                        new Payee("ORGANISATION", "ORG-1", "Mahanadi Traders", null, null),
                        List.of(new ExpenseBillDraft.Line(null, "MC", amount, "PAYABLE", true)))),
                "en_IN");
    }

    @Test
    void theDepartmentThatGetsADeductionIsNotTheVendor() {
        String department = newTelephone();
        String vendor = newTelephone();
        ObjectNode body = purchase("APPROVED", null);
        ObjectNode bill = (ObjectNode) body.path("bill");
        bill.remove("billDetails");
        detail(bill, "DEPT-1", "LC", "50.5", department);
        detail(bill, "ORG-2", "MC", "1200", vendor);
        create(body);

        assertThat(heard(department, body)).isEmpty();
        assertThat(heard(vendor, body)).hasSize(1);
    }

    @Test
    void ofTwoApprovalsAtOnceOneIsTold() {
        String vendor = newTelephone();
        ObjectNode body = purchase("PENDING_FOR_VERIFICATION", vendor);
        JsonNode created = create(body);
        ObjectNode approval = moved(body, created, "APPROVED");

        List<Integer> statuses = Desk.together(List.of(
                () -> call("_update", approval).status(),
                () -> call("_update", approval).status()));

        assertThat(statuses).containsExactlyInAnyOrder(200, 400);
        assertThat(heard(vendor, body)).hasSize(1);
    }

    @Test
    void anApprovalThatIsRefusedIsNotTold() {
        String vendor = newTelephone();
        ObjectNode body = purchase("PENDING_FOR_VERIFICATION", vendor);
        JsonNode created = create(body);
        ObjectNode wrongTotal = moved(body, created, "APPROVED");
        ((ObjectNode) wrongTotal.path("bill")).put("totalAmount", 1);

        assertThat(call("_update", wrongTotal).status()).isEqualTo(400);
        assertThat(owed(body)).isZero();
    }

    @Test
    void theApprovalStandsWhileTheCarrierIsDownAndIsToldOnceWhenItIsBack() {
        String vendor = newTelephone();
        ObjectNode body = purchase("APPROVED", vendor);
        sms.goDown();
        create(body);
        assertThat(heard(vendor, body)).isEmpty();
        assertThat(owed(body)).isOne();

        sms.comeBack();
        clock.advance(Duration.ofHours(1));

        assertThat(heard(vendor, body)).hasSize(1);
        assertThat(owed(body)).isZero();
    }

    @Test
    void whatIsOwedNamesNobody() {
        String vendor = newTelephone();
        ObjectNode body = purchase("APPROVED", vendor);
        sms.goDown();
        create(body);

        assertThat(jdbc.sql("select payload::text from events.outbox where payload ->> 'billNumber' = ?")
                        .param(number(body))
                        .query(String.class)
                        .single())
                .doesNotContain(vendor, "Mahanadi");
    }
}
