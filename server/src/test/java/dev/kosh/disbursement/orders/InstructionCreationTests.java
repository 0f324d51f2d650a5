package dev.kosh.disbursement.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.access.Caller;
import dev.kosh.access.Role;
import dev.kosh.access.UserType;
import dev.kosh.disbursement.ExpenseBillDraft;
import dev.kosh.disbursement.ExpenseBills;
import dev.kosh.disbursement.Payee;
import dev.kosh.disbursement.Sanction;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.TreasuryDesk;
import dev.kosh.testing.TreasuryDesk.Wage;
import dev.kosh.testing.TreasuryDeskTest;
import dev.kosh.wire.Money;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How an approved bill becomes a payment instruction. */
@TreasuryDeskTest
class InstructionCreationTests {

    @Autowired
    private TreasuryDesk desk;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private ExpenseBills bills;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void noFundsOfOthers() {
        desk.startAfresh();
    }

    @Test
    void approvalMakesThePaymentAndTheInstructionAtOnce() {
        desk.allot("5000");
        JsonNode bill = desk.approvedBill(new Wage(desk.payee(), "1400"), new Wage(desk.payee(), "600.50"));

        assertThat(bill.path("paymentStatus").asString()).isEqualTo("INITIATED");
        JsonNode payment = desk.payment(bill);
        assertThat(payment.path("paymentNumber").asString()).matches("EP/CTC/2026-27/11/20/\\d{6}");
        assertThat(Desk.rupees(payment.path("netPayableAmount"))).isEqualByComparingTo("2000.50");
        JsonNode pi = desk.instruction(desk.number(bill));
        assertThat(pi.path("piNumber").asString()).matches("PI-CTC/2026-27/\\d{6}");
        assertThat(pi.path("piStatus").asString()).isEqualTo("PENDING");
        assertThat(pi.path("message").isNull()).isTrue();
        assertThat(Desk.rupees(pi.path("netAmount"))).isEqualByComparingTo("2000.50");
        assertThat(pi.path("numBeneficiaries").asInt()).isEqualTo(2);
        assertThat(pi.path("beneficiaryDetails")
                        .path(0)
                        .path("beneficiaryNumber")
                        .asString())
                .matches("BN-CTC/\\d{6}");
        assertThat(pi.path("beneficiaryDetails").path(0).path("benfAcctNo").asString())
                .matches("\\*+\\d{4}");
    }

    @Test
    void aBillThatIsNotApprovedIsNotPaid() {
        desk.allot("5000");
        Answer created = desk.tryBill(desk.billBody("PENDING_FOR_VERIFICATION", new Wage(desk.payee(), "100")));

        assertThat(created.status()).isEqualTo(200);
        JsonNode bill = created.body().path("bills").path(0);
        assertThat(bill.path("paymentStatus").isNull()).isTrue();
        assertThat(desk.payment(bill).isMissingNode()).isTrue();
    }

    @Test
    void aBillWhoseLinesDoNotMakeItsTotalIsRefused() {
        ObjectNode body = desk.billBody("APPROVED", new Wage(desk.payee(), "100"));
        ((ObjectNode) body.path("bill")).put("totalAmount", 99);

        assertThat(Desk.codes(desk.tryBill(body))).containsExactly("BILL_TOTAL_MISMATCH");
    }

    @Test
    void aBillThatPaysNothingIsRefused() {
        ObjectNode body = desk.billBody("APPROVED", new Wage(desk.payee(), "100"));
        ObjectNode bill = (ObjectNode) body.path("bill");
        bill.put("totalAmount", 0);
        ((ObjectNode) bill.path("billDetails").path(0).path("payableLineItems").path(0)).put("status", "INACTIVE");

        assertThat(Desk.codes(desk.tryBill(body))).containsExactly("BILL_TOTAL_MISMATCH");
    }

    @Test
    void aBillBeyondAllAmountsIsRefused() {
        ObjectNode body = desk.billBody(
                "APPROVED", new Wage(desk.payee(), "9999999999.99"), new Wage(desk.payee(), "9999999999.99"));
        ((ObjectNode) body.path("bill")).put("totalAmount", new BigDecimal("9999999999.99"));

        assertThat(Desk.codes(desk.tryBill(body))).containsExactly("BILL_TOTAL_MISMATCH");
    }

    @Test
    void whoApprovesBillsInAnotherTownDoesNotApproveThemHere() {
        Caller clerk = new Caller(
                1,
                "0e3f1c58-6a27-4d0b-9c41-5b7a2f60e997",
                "TEST02",
                "Clerk of two towns",
                UserType.EMPLOYEE,
                null,
                null,
                TreasuryDesk.CUTTACK,
                List.of(
                        new Role("BILL_CREATOR", "Bill creator", TreasuryDesk.CUTTACK),
                        new Role("BILL_APPROVER", "Bill approver", new TenantId("od.dhenkanal"))),
                "a-client",
                "127.0.0.1");
        ExpenseBillDraft draft = new ExpenseBillDraft(
                TreasuryDesk.CUTTACK,
                null,
                null,
                TreasuryDesk.NOW,
                "works.wages",
                "WO/2026-27/000123_1",
                Money.ofPaise(10_000),
                true,
                "APPROVED",
                null,
                List.of(new ExpenseBillDraft.Detail(
                        null,
                        new Payee("INDIVIDUAL", desk.payee(), "Worker", null, null),
                        List.of(new ExpenseBillDraft.Line(null, "WEG", Money.ofPaise(10_000), "PAYABLE", true)))),
                "en_IN");

        assertThatThrownBy(() -> bills.create(draft, clerk))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.problems().get(0).code()).isEqualTo("BILL_APPROVAL_NOT_ALLOWED"));
    }

    @Test
    void headsOfAccountAreSpentInTheirOrder() {
        String general = TreasuryDesk.HEADS.get(2);
        String scheduledTribes = TreasuryDesk.HEADS.get(1);
        String scheduledCastes = TreasuryDesk.HEADS.get(0);
        desk.allot(general, "1000");
        desk.allot(scheduledTribes, "1000");
        desk.allot(scheduledCastes, "500");

        assertThat(headOf(desk.approvedBill(new Wage(desk.payee(), "400")))).isEqualTo(scheduledCastes);
        assertThat(headOf(desk.approvedBill(new Wage(desk.payee(), "400")))).isEqualTo(scheduledTribes);
        assertThat(headOf(desk.approvedBill(new Wage(desk.payee(), "700")))).isEqualTo(general);
    }

    private String headOf(JsonNode bill) {
        return desk.instruction(desk.number(bill))
                .path("additionalDetails")
                .path("hoaCode")
                .asString();
    }

    @Test
    void withinAHeadTheOldestSanctionThatHasEnoughPays() {
        Sanction small = desk.allot("300");
        Sanction large = desk.allot("1000");
        desk.approvedBill(new Wage(desk.payee(), "400"));

        assertThat(desk.sanction(small.masterAllotmentId()).fund().reserved()).isEqualTo(Money.ZERO);
        assertThat(desk.sanction(large.masterAllotmentId()).fund().reserved()).isEqualTo(Money.ofPaise(40_000));
    }

    @Test
    void withoutFundsItIsStoredAsDeclinedAndNeverSent() {
        JsonNode bill = desk.approvedBill(new Wage(desk.payee(), "100"));
        desk.push();

        JsonNode pi = desk.instruction(desk.number(bill));
        assertThat(pi.path("piStatus").asString()).isEqualTo("DECLINED");
        assertThat(pi.path("message").path("text").asString()).isEqualTo("Insufficient fund.");
        assertThat(pi.path("piStatusLogs").path(0).path("status").asString()).isEqualTo("STATUS_LOG_PI_NO_FUNDS");
        assertThat(pi.path("actions").valueStream().map(JsonNode::asString)).containsExactly("RESUBMIT");
        assertThat(desk.payment(bill).path("status").asString()).isEqualTo("FAILED");
        assertThat(desk.payment(bill).path("referenceStatus").asString()).isEqualTo("PAYMENT_INSUFFICIENT_FUNDS");

        desk.allot("100");
        JsonNode again = desk.resubmit(pi.path("piNumber").asString());
        assertThat(again.path("piNumber").asString())
                .isEqualTo(pi.path("piNumber").asString());
        assertThat(again.path("piStatus").asString()).isEqualTo("INITIATED");
        assertThat(desk.payment(bill).path("status").asString()).isEqualTo("INITIATED");
    }

    @Test
    void withoutABankAccountItIsStoredAsDeclinedWithTheValidation() {
        desk.allot("1000");
        JsonNode bill = desk.approvedBill(new Wage("IND-NOBODY", "100"));

        JsonNode pi = desk.instruction(desk.number(bill));
        String payment =
                pi.path("beneficiaryDetails").path(0).path("beneficiaryNumber").asString();
        assertThat(pi.path("piStatus").asString()).isEqualTo("DECLINED");
        assertThat(pi.path("message").path("text").asString())
                .isEqualTo("Bank account details of beneficiary " + payment + " are missing or invalid.");
        assertThat(pi.path("piStatusLogs").path(0).path("status").asString()).isEqualTo("STATUS_LOG_PI_INVALID");
        assertThat(desk.payment(bill).path("referenceStatus").asString()).isEqualTo("PAYMENT_ERROR_PROCESSING_PAYMENT");

        desk.account("IND-NOBODY", "001122334455", "TEST0000101");
        assertThat(desk.resubmit(pi.path("piNumber").asString())
                        .path("piStatus")
                        .asString())
                .isEqualTo("INITIATED");
    }

    @Test
    void payeesWithOneAccountBecomeOneEntry() {
        desk.allot("1000");
        String first = "IND-SHARED-1";
        String second = "IND-SHARED-2";
        desk.account(first, "556677889900", "TEST0000101");
        desk.account(second, "556677889900", "test0000101");

        JsonNode pi = desk.instruction(desk.number(desk.approvedBill(new Wage(first, "100"), new Wage(second, "50"))));
        assertThat(pi.path("numBeneficiaries").asInt()).isEqualTo(1);
        assertThat(pi.path("beneficiaryDetails").path(0).path("benfLineItems").size())
                .isEqualTo(2);
        assertThat(Desk.rupees(pi.path("beneficiaryDetails").path(0).path("amount")))
                .isEqualByComparingTo("150");
    }

    @Test
    void aDeductionGoesToItsDepartment() {
        desk.allot("1000");
        String vendor = desk.payee();
        desk.account("Deduction_od.cuttack_LC", "998877665544", "TEST0000909");
        ObjectNode body = desk.billBody("APPROVED", new Wage(vendor, "90"));
        ObjectNode bill = (ObjectNode) body.path("bill");
        bill.put("totalAmount", 100).put("businessService", "works.purchase");
        ObjectNode detail = (ObjectNode) bill.path("billDetails").path(0);
        ((ObjectNode) detail.path("payee")).put("type", "ORGANISATION");
        detail.withArray("payableLineItems")
                .addObject()
                .put("headCode", "LC")
                .put("amount", 10)
                .put("type", "DEDUCTION");

        JsonNode pi = desk.instruction(
                desk.number(desk.tryBill(body).body().path("bills").path(0)));
        assertThat(pi.path("beneficiaryDetails")
                        .valueStream()
                        .map(each -> each.path("beneficiaryType").asString() + " "
                                + each.path("beneficiaryId").asString()))
                .containsExactlyInAnyOrder("ORG " + vendor, "DEPT Deduction_od.cuttack_LC");
    }

    @Test
    void aPaymentHasOneInstructionUnderWay() {
        desk.allot("1000");
        JsonNode bill = desk.approvedBill(new Wage(desk.payee(), "100"));
        String payment = desk.payment(bill).path("paymentNumber").asString();

        assertThat(desk.tryCreate(payment).errorCode()).isEqualTo("PI_DUPLICATE_ERROR");
        desk.push();
        assertThat(desk.tryDisburse(payment).errorCode()).isEqualTo("PAYMENT_ALREADY_PROCESSED");
    }

    @Test
    void afterARejectionANewInstructionHasANewNumber() {
        desk.allot("1000");
        JsonNode bill = desk.approvedBill(new Wage(desk.payee(), "100"));
        desk.push();
        String rejected = desk.number(bill);
        treasury.reject(rejected, "cuttack_op");
        desk.refresh(rejected);

        JsonNode renewed = desk.create(desk.payment(bill).path("paymentNumber").asString());
        assertThat(renewed.path("piNumber").asString()).isNotEqualTo(rejected);
        assertThat(renewed.path("piStatus").asString()).isEqualTo("INITIATED");
        assertThat(desk.instruction(rejected).path("isActive").asBoolean()).isFalse();
        assertThat(desk.instruction(rejected).path("actions").size()).isZero();
        assertThat(treasury.books().paidTwice()).isEmpty();
    }

    @Test
    void disburseSubmitsWhatIsPendingUnderItsNumber() {
        desk.allot("1000");
        JsonNode bill = desk.approvedBill(new Wage(desk.payee(), "100"));
        treasury.refuseConnections();
        desk.push();
        treasury.acceptConnections();
        String number = desk.number(bill);

        JsonNode again = desk.tryDisburse(
                        desk.payment(bill).path("paymentNumber").asString())
                .body()
                .path("paymentInstruction");
        assertThat(again.path("piNumber").asString()).isEqualTo(number);
        assertThat(again.path("piStatus").asString()).isEqualTo("INITIATED");
    }

    /** T74. */
    @Test
    void numbersBeginAgainOnTheFirstOfAprilInIndia() {
        clock.set(Instant.parse("2027-03-31T18:29:59Z"));
        desk.allot("1000");
        String last = desk.number(desk.approvedBill(new Wage(desk.payee(), "100")));
        clock.set(Instant.parse("2027-03-31T18:30:00Z"));
        String first = desk.number(desk.approvedBill(new Wage(desk.payee(), "100")));

        assertThat(last).startsWith("PI-CTC/2026-27/");
        assertThat(first).isEqualTo("PI-CTC/2027-28/000001");
    }

    @Test
    void approvalsTogetherLeaveNoGapInTheNumbers() {
        desk.allot("10000");
        List<String> payees = List.of(desk.payee(), desk.payee(), desk.payee(), desk.payee());
        List<Integer> numbers = Desk.together(payees.stream()
                        .<java.util.concurrent.Callable<String>>map(
                                payee -> () -> desk.number(desk.approvedBill(new Wage(payee, "10"))))
                        .toList())
                .stream()
                .map(number -> Integer.parseInt(number.substring(number.lastIndexOf('/') + 1)))
                .sorted()
                .toList();

        int first = numbers.get(0);
        assertThat(numbers).containsExactly(first, first + 1, first + 2, first + 3);
    }

    @Test
    void aPaidInstructionSettlesItsBill() {
        desk.allot("1000");
        JsonNode bill = desk.approvedBill(new Wage(desk.payee(), "100"), new Wage(desk.payee(), "200"));
        desk.push();
        JsonNode completed = desk.complete(desk.number(bill));

        assertThat(completed.path("piStatus").asString()).isEqualTo("COMPLETED");
        assertThat(completed.path("successfulPaymentCount").asInt()).isEqualTo(2);
        assertThat(desk.payment(bill).path("status").asString()).isEqualTo("SUCCESSFUL");
        assertThat(Desk.rupees(desk.payment(bill).path("netPaidAmount"))).isEqualByComparingTo("300");
        assertThat(Desk.rupees(desk.bill(bill).path("totalPaidAmount"))).isEqualByComparingTo("300");
    }
}
