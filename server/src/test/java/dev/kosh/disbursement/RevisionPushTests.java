package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Payouts.Worker;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.SeenRequest;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.treasury.Trigger;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What the treasury says to COR, and what becomes of the revised instruction; numbers are those of the fault scenarios. */
@PayoutTest
class RevisionPushTests {

    @Autowired
    private Payouts payouts;

    @Autowired
    private PayoutRecords records;

    @Autowired
    private FailureNights nights;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private Revisions revisions;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void itIsJune() {
        clock.set(Payouts.START);
    }

    @AfterEach
    void theTreasuryIsWell() {
        treasury.clearFaults();
    }

    private PaymentInstruction revise(String number) {
        return revisions.revise(Payouts.TENANT, number, false, Payouts.BY);
    }

    private JsonNode sentFor(String revisedNumber) {
        List<SeenRequest> sent = treasury.requests(JitService.COR).stream()
                .filter(request ->
                        request.params().path("jitCorBillNo").asString().equals(revisedNumber))
                .toList();
        return sent.get(sent.size() - 1).params();
    }

    @Test
    void t63AcceptedWithALostAnswerIsPendingAndTheSameNumberAgainMeansAccepted() {
        Worker worker = payouts.worker();
        String number = nights.failed(List.of(worker), worker);
        treasury.play(FaultRule.on(JitService.COR, Fault.LOSE_ANSWER).times(1));

        PaymentInstruction revised = revisions.revise(Payouts.TENANT, number, true, Payouts.BY);

        assertThat(revised.status()).isEqualTo(PiStatus.PENDING);
        assertThat(payouts.page(revised.number())).isEqualTo("ERROR On call of COR API: No response is received.");
        payouts.correct(worker, "00116666666", "TEST0000105");

        CallOutcome again = revisions.resubmit(Payouts.TENANT, revised.id(), Trigger.CRON, clock.instant(), "SYSTEM");

        assertThat(again).isEqualTo(CallOutcome.DUPLICATE);
        assertThat(payouts.pi(revised.number()).status()).isEqualTo(PiStatus.IN_PROCESS);
        assertThat(sentFor(revised.number())
                        .path("beneficiaryDetails")
                        .path(0)
                        .path("correctedAccountNo")
                        .asString())
                .as("a pending one goes again unchanged")
                .isEqualTo(worker.number());
        treasury.pay(revised.number());
        payouts.ask(TreasuryService.FTPS, revised.number());
        assertThat(payouts.pi(revised.number()).status()).isEqualTo(PiStatus.COMPLETED);
        assertThat(treasury.books().paidTwice()).doesNotContain(payouts.benefId(number, worker));
        assertThat(treasury.books().transfersTo(payouts.benefId(number, worker)))
                .as("the one that came back, and one more")
                .isEqualTo(2);
    }

    @Test
    void t64AnErrorForOneOfTwoDeclinesAllAndTheSameNumberGoesAgainCorrected() {
        List<Worker> two = payouts.workers(2);
        String number = nights.failed(two, two.get(0), two.get(1));
        payouts.correct(two.get(0), "00115555555", "TEST0000666");
        payouts.correct(two.get(1), "00115555556", "TEST0000105");
        treasury.play(FaultRule.on(JitService.COR, Fault.WRONG_IFSC).with("ifscs", List.of("TEST0000666")));

        PaymentInstruction revised = revise(number);

        assertThat(revised.status()).isEqualTo(PiStatus.DECLINED);
        assertThat(payouts.page(revised.number()))
                .isEqualTo("ERROR On call of COR API: 322: Wrong IFSC provided in Beneficiary Details for BenefId "
                        + payouts.benefId(number, two.get(0)));
        assertThat(revised.beneficiaries()).allMatch(each -> each.status() == PaymentStatus.PENDING);
        assertThat(records.suspense(number)).isEqualTo("2800.00");
        payouts.correct(two.get(0), "00115555555", "TEST0000105");

        CallOutcome again = revisions.resubmit(Payouts.TENANT, revised.id(), Trigger.MANUAL, null, Payouts.BY);

        assertThat(again).isEqualTo(CallOutcome.SUCCESS);
        assertThat(payouts.pi(revised.number()).status()).isEqualTo(PiStatus.IN_PROCESS);
        assertThat(payouts.chain(number)).hasSize(2);
        assertThat(records.suspense(number)).isEqualTo("0.00");
    }

    @Test
    void t65AnAccountThatDiffersFromTheTreasurysBooksIsDeclinedWithItsText() {
        Worker worker = payouts.worker();
        String number = nights.failed(List.of(worker), worker);
        treasury.rewriteAccount(number, payouts.benefId(number, worker), "123456789", "TEST0000101");

        PaymentInstruction revised = revisions.revise(Payouts.TENANT, number, true, Payouts.BY);

        assertThat(revised.status()).isEqualTo(PiStatus.DECLINED);
        assertThat(payouts.page(revised.number())).contains("differs from the treasury's books");
    }

    @Test
    void t29ForCorASuccessRowWithAnotherCodeIsADecline() {
        Worker worker = payouts.worker();
        String number = nights.failed(List.of(worker), worker);
        treasury.play(FaultRule.on(JitService.COR, Fault.REFUSED).with("text", "treasury is closed"));

        PaymentInstruction revised = revisions.revise(Payouts.TENANT, number, true, Payouts.BY);

        assertThat(revised.status()).isEqualTo(PiStatus.DECLINED);
        assertThat(payouts.page(revised.number())).isEqualTo("ERROR On call of COR API: treasury is closed");
    }

    @Test
    void aRowThatSaysThatTheTreasuryHoldsTheNumberMeansAccepted() {
        Worker worker = payouts.worker();
        String number = nights.failed(List.of(worker), worker);
        treasury.play(FaultRule.on(JitService.COR, Fault.REFUSED)
                .with("successCode", "1")
                .with("text", "Duplicate Payment Information Id")
                .times(1));

        assertThat(revisions.revise(Payouts.TENANT, number, true, Payouts.BY).status())
                .isEqualTo(PiStatus.IN_PROCESS);
    }

    @Test
    void anAnswerThatCannotBeReadLeavesItPending() {
        Worker worker = payouts.worker();
        String number = nights.failed(List.of(worker), worker);
        treasury.play(FaultRule.on(JitService.COR, Fault.NOT_BASE64).times(1));

        PaymentInstruction revised = revisions.revise(Payouts.TENANT, number, true, Payouts.BY);

        assertThat(revised.status()).isEqualTo(PiStatus.PENDING);
        assertThat(payouts.page(revised.number())).isEqualTo("ERROR On call of COR API: Unreadable response");
    }
}
