package dev.kosh.disbursement.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Sanction;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.TreasuryDesk;
import dev.kosh.testing.TreasuryDesk.Wage;
import dev.kosh.testing.TreasuryDeskTest;
import dev.kosh.wire.Money;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What becomes of a push, whatever the treasury does with it (fault scenarios T01, T07, T10, T12, T27 to T32). */
@TreasuryDeskTest
class PushOutcomeTests {

    private static final String AMOUNT = "1400.00";
    private static final Money NET = Money.ofPaise(140_000);

    @Autowired
    private TreasuryDesk desk;

    @Autowired
    private TreasurySimulator treasury;

    private Sanction sanction;

    /** Each test has a sanction of its own; those of others hold nothing. */
    @BeforeEach
    void aSanctionWithFunds() {
        desk.startAfresh();
        sanction = desk.allot("10000.00");
    }

    private Sanction.Fund fund() {
        return desk.sanction(sanction.masterAllotmentId()).fund();
    }

    private void assertReserved() {
        assertThat(fund().reserved()).isEqualTo(NET);
        assertThat(fund().debited()).isEqualTo(Money.ZERO);
        assertThat(fund().available()).isEqualTo(Money.ofPaise(1_000_000 - 140_000));
    }

    private void assertUntouched() {
        assertThat(fund().reserved()).isEqualTo(Money.ZERO);
        assertThat(fund().debited()).isEqualTo(Money.ZERO);
        assertThat(fund().available()).isEqualTo(Money.ofPaise(1_000_000));
    }

    private void assertSpent() {
        assertThat(fund().reserved()).isEqualTo(Money.ZERO);
        assertThat(fund().debited()).isEqualTo(NET);
        assertThat(fund().available()).isEqualTo(Money.ofPaise(1_000_000 - 140_000));
    }

    private void assertStands(String number, String status, String payment, String message) {
        JsonNode pi = desk.instruction(number);
        assertThat(pi.path("piStatus").asString()).isEqualTo(status);
        assertThat(pi.path("beneficiaryDetails").path(0).path("paymentStatus").asString())
                .isEqualTo(payment);
        assertThat(pi.path("message").path("text").asString()).isEqualTo(message);
    }

    private static List<String> actions(JsonNode pi) {
        return pi.path("actions").valueStream().map(JsonNode::asString).toList();
    }

    private String pushedUnder(FaultRule fault) {
        JsonNode bill = desk.approvedBill(new Wage(desk.payee(), AMOUNT));
        treasury.play(fault);
        desk.push();
        return desk.number(bill);
    }

    @Test
    void anAcceptedInstructionIsInitiatedAndItsReservationSpent() {
        String number = desk.pushed(new Wage(desk.payee(), AMOUNT));

        assertStands(
                number,
                "INITIATED",
                "Payment Initiated",
                "On call of PI API: Response is received and updated successfully");
        assertSpent();
    }

    @Test
    void withoutResponseItIsPendingKeepsItsReservationAndOffersResubmit() {
        treasury.refuseConnections();
        String number = desk.pushed(new Wage(desk.payee(), AMOUNT));

        assertStands(number, "PENDING", "Payment Pending", "On call of PI API: No response is received.");
        assertThat(actions(desk.instruction(number))).containsExactly("RESUBMIT");
        assertReserved();
    }

    @Test
    void anErrorOfTheTreasuryDeclinesItAndReleasesTheReservation() {
        String number = pushedUnder(FaultRule.on(JitService.PI, Fault.ERROR)
                .with("errorMsg", "Scheme is closed")
                .times(1));

        assertStands(number, "DECLINED", "Payment Pending", "On call of PI API: Scheme is closed");
        assertUntouched();
    }

    @Test
    void anUnreadableAnswerOrAFaultOfTheServerLeavesItPendingWithItsReservation() {
        String unreadable =
                pushedUnder(FaultRule.on(JitService.PI, Fault.NOT_BASE64).times(1));
        assertStands(unreadable, "PENDING", "Payment Pending", "On call of PI API: Unreadable response");
        assertReserved();

        String broken = pushedUnder(FaultRule.on(JitService.PI, Fault.HTTP)
                .with("status", 500)
                .with("body", "out of memory")
                .times(1));
        assertStands(broken, "PENDING", "Payment Pending", "On call of PI API: out of memory");
    }

    @Test
    void t27_acceptedButTheAnswerIsLost_isPaidOnce() {
        String number =
                pushedUnder(FaultRule.on(JitService.PI, Fault.LOSE_ANSWER).times(1));
        assertStands(number, "PENDING", "Payment Pending", "On call of PI API: No response is received.");
        assertReserved();

        JsonNode again = desk.resubmit(number);
        assertThat(again.path("piNumber").asString()).isEqualTo(number);
        assertThat(again.path("piStatus").asString()).isEqualTo("DECLINED");
        assertThat(again.path("message").path("text").asString())
                .startsWith("On call of PI API: ")
                .contains("Duplicate Payment Information Id");
        assertThat(actions(again)).containsExactlyInAnyOrder("RESUBMIT", "REFRESH");
        assertReserved();

        treasury.sign(number);
        JsonNode signed = desk.refresh(number);
        assertThat(signed.path("piStatus").asString()).isEqualTo("APPROVED");
        assertSpent();
        assertThat(treasury.books().bills().stream()
                        .filter(bill -> bill.number().equals(number))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void t27_whatTheTreasuryHoldsKeepsItsReservationWhateverIsSaidOfALaterPush() {
        String number =
                pushedUnder(FaultRule.on(JitService.PI, Fault.LOSE_ANSWER).times(1));
        desk.resubmit(number);
        treasury.play(FaultRule.on(JitService.PI, Fault.ERROR)
                .with("errorMsg", "closed for the day")
                .times(1));

        JsonNode declined = desk.resubmit(number);

        assertThat(declined.path("piStatus").asString()).isEqualTo("DECLINED");
        assertThat(declined.path("message").path("text").asString()).isEqualTo("On call of PI API: closed for the day");
        assertReserved();
        treasury.sign(number);
        assertThat(desk.refresh(number).path("piStatus").asString()).isEqualTo("APPROVED");
        assertSpent();
    }

    @Test
    void t28_acceptedAnswerLostAndRejected_releasesTheReservationOnce() {
        String number =
                pushedUnder(FaultRule.on(JitService.PI, Fault.LOSE_ANSWER).times(1));
        desk.resubmit(number);
        treasury.reject(number, "cuttack_op");

        JsonNode rejected = desk.refresh(number);
        assertThat(rejected.path("piStatus").asString()).isEqualTo("REJECTED");
        assertThat(rejected.path("beneficiaryDetails")
                        .path(0)
                        .path("paymentStatus")
                        .asString())
                .isEqualTo("NA");
        assertUntouched();
        assertThat(desk.tryRefresh(number).errorCode()).isEqualTo("PI_ACTION_NOT_ALLOWED");
        assertUntouched();
    }

    @Test
    void aRejectionAfterAcceptanceReversesTheExpenseOnce() {
        String number = desk.pushed(new Wage(desk.payee(), AMOUNT));
        assertSpent();
        treasury.reject(number, "cuttack_op");

        assertThat(actions(desk.refresh(number))).containsExactly("GENERATE_NEW_PI");
        assertUntouched();
    }

    @Test
    void t29_aSuccessRowWithAnotherSuccessCode_isAnError() {
        String number = pushedUnder(FaultRule.on(JitService.PI, Fault.REFUSED)
                .with("successCode", "1")
                .with("text", "not now")
                .times(1));

        assertStands(number, "DECLINED", "Payment Pending", "On call of PI API: not now");
        assertUntouched();
    }

    @Test
    void t30_aSuccessForAnotherNumber_keepsItPending() {
        String number = pushedUnder(FaultRule.on(JitService.PI, Fault.EDIT)
                .with("set", Map.of("/data/0/jitBillNo", "PI-XX/2026-27/999999"))
                .times(1));

        assertStands(number, "PENDING", "Payment Pending", "On call of PI API: Unexpected response format");
        assertReserved();
    }

    @Test
    void t31_wrongIfscsOfTwo_areShownAndCorrectedUnderTheSameNumber() {
        String first = desk.payee();
        String second = desk.payee();
        String third = desk.payee();
        JsonNode bill = desk.approvedBill(new Wage(first, "400"), new Wage(second, "500"), new Wage(third, "500"));
        String number = desk.number(bill);
        JsonNode before = desk.instruction(number).path("beneficiaryDetails");
        List<String> wrong = List.of(
                before.path(0).path("benfBankIfscCode").asString(),
                before.path(1).path("benfBankIfscCode").asString());
        treasury.play(FaultRule.on(JitService.PI, Fault.WRONG_IFSC).with("ifscs", wrong));
        desk.push();

        JsonNode declined = desk.instruction(number);
        assertThat(declined.path("piStatus").asString()).isEqualTo("DECLINED");
        assertThat(declined.path("message").path("text").asString())
                .contains("340")
                .contains(before.path(0).path("beneficiaryNumber").asString())
                .contains(before.path(1).path("beneficiaryNumber").asString());
        assertUntouched();

        for (String payee : List.of(first, second)) {
            desk.correctAccount(payee, "99" + Math.abs(payee.hashCode()) + "00", "GOOD0123456");
        }
        JsonNode accepted = desk.resubmit(number);
        assertThat(accepted.path("piNumber").asString()).isEqualTo(number);
        assertThat(accepted.path("piStatus").asString()).isEqualTo("INITIATED");
        assertThat(accepted.path("beneficiaryDetails")
                        .valueStream()
                        .map(each -> each.path("beneficiaryNumber").asString()))
                .containsExactlyElementsOf(before.valueStream()
                        .map(each -> each.path("beneficiaryNumber").asString())
                        .toList());
        assertSpent();
    }

    @Test
    void t32_twoRaceForTheLastFunds_oneIsSentTheOtherIsToldInsufficientFund() {
        List<String> payees = List.of(desk.payee(), desk.payee());
        List<JsonNode> bills = Desk.together(List.of(
                () -> desk.approvedBill(new Wage(payees.get(0), "7000")),
                () -> desk.approvedBill(new Wage(payees.get(1), "7000"))));
        desk.push();

        assertThat(bills)
                .extracting(bill ->
                        desk.instruction(desk.number(bill)).path("piStatus").asString())
                .containsExactlyInAnyOrder("INITIATED", "DECLINED");
        JsonNode poor = bills.stream()
                .filter(bill -> desk.instruction(desk.number(bill))
                        .path("piStatus")
                        .asString()
                        .equals("DECLINED"))
                .findFirst()
                .orElseThrow();
        assertThat(desk.instruction(desk.number(poor))
                        .path("message")
                        .path("text")
                        .asString())
                .isEqualTo("Insufficient fund.");
        assertThat(desk.payment(poor).path("referenceStatus").asString()).isEqualTo("PAYMENT_INSUFFICIENT_FUNDS");
        assertThat(fund().available()).isEqualTo(Money.ofPaise(300_000));
        assertThat(fund().debited()).isEqualTo(Money.ofPaise(700_000));
    }

    @Test
    void whatIsSentHasTheAgreedFormAndTheStoredDate() {
        String number = desk.pushed(new Wage(desk.payee(), AMOUNT));

        JsonNode params = treasury.requests(JitService.PI).stream()
                .map(request -> request.params())
                .filter(each -> each.path("jitBillNo").asString("").equals(number))
                .findFirst()
                .orElseThrow();
        assertThat(params.path("billNetAmount").asString()).isEqualTo(AMOUNT);
        assertThat(params.path("billGrossAmount").asString()).isEqualTo(AMOUNT);
        assertThat(params.path("billNumberOfBenf").asString()).isEqualTo("1");
        assertThat(params.path("jitBillDate").asString()).matches("2026-11-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertThat(params.path("jitBillDdoCode").asString()).isEqualTo("DUMDDO001");
        assertThat(params.path("mstAllotmentDistId").asString()).isEqualTo(sanction.masterAllotmentId());
        assertThat(params.path("beneficiaryDetails")
                        .path(0)
                        .path("benfAccountType")
                        .asString())
                .isEqualTo("Saving");
    }

    @Test
    void oneWhoMayNotPushIsRefused() {
        Answer answer = desk.tryCreate("EP/CTC/2026-27/01/01/999999");
        assertThat(answer.errorCode()).isEqualTo("PAYMENT_NOT_FIND_ERROR");
    }

    @Test
    void anInitiatedInstructionCannotBeSubmittedAgain() {
        String number = desk.pushed(new Wage(desk.payee(), AMOUNT));

        assertThat(desk.tryResubmit(number).errorCode()).isEqualTo("PI_ACTION_NOT_ALLOWED");
        assertThat(treasury.requests(JitService.PI).stream()
                        .filter(request ->
                                request.params().path("jitBillNo").asString("").equals(number)))
                .hasSize(1);
    }
}
