package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.disbursement.Payouts.Worker;
import dev.kosh.simulator.BooksView;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.ReturnedPayment;
import dev.kosh.simulator.SeenRequest;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.wire.RequestRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** FTPS and FTFPS: payments that were made again, and failures that come meanwhile; numbers are those of the fault scenarios. */
@PayoutTest
class RevisedPaymentTests {

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
    private RecordedSms sms;

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
    void t46AFailureTwentyDaysLaterIsAppliedAfterTheFirstWasRevisedAndPaid() {
        List<Worker> two = payouts.workers(2);
        String number = nights.failed(two, two.get(0));
        PaymentInstruction revised = revisions.revise(Payouts.TENANT, number, true, Payouts.BY);
        treasury.pay(revised.number());
        payouts.ask(TreasuryService.FTPS, revised.number());
        treasury.fail(number, new ReturnedPayment(payouts.benefId(number, two.get(1)), "Late return by RBI", 20));
        payouts.daysPass(20);

        payouts.ask(TreasuryService.FD, number);
        payouts.deliverMessages();

        assertThat(payouts.payment(number, two.get(1)).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(sms.to(two.get(1).mobileNumber())).anyMatch(text -> text.contains("is failed"));
        assertThat(payouts.payment(revised.number(), two.get(0)).status()).isEqualTo(PaymentStatus.SUCCESSFUL);
    }

    @Test
    void t57AnEchoOfTheOldFailureChangesNothingWhateverItSays() {
        Worker worker = payouts.worker();
        String number = nights.failed(List.of(worker), worker);
        payouts.deliverMessages();
        PaymentInstruction revised = revisions.revise(Payouts.TENANT, number, true, Payouts.BY);
        Beneficiary before = payouts.payment(number, worker);
        payouts.daysPass(1);
        payouts.ask(TreasuryService.FD, number);
        treasury.play(FaultRule.on(JitService.FD, Fault.EDIT)
                .forNumber(number)
                .with("set", Map.of("/data/0/benfDtls/0/challanNumber", "770077")));
        treasury.pay(revised.number());
        payouts.ask(TreasuryService.FTPS, revised.number());
        payouts.daysPass(1);

        payouts.ask(TreasuryService.FD, number);
        payouts.deliverMessages();

        assertThat(payouts.payment(number, worker).facts()).isEqualTo(before.facts());
        assertThat(payouts.payment(revised.number(), worker).status()).isEqualTo(PaymentStatus.SUCCESSFUL);
        assertThat(sms.to(worker.mobileNumber()))
                .filteredOn(text -> text.contains("is failed"))
                .hasSize(1);
        assertThat(records.lateEchoes(number)).isEqualTo(1);
    }

    @Test
    void t68FtpsIsAskedUntilTheLastPaymentIsThere() {
        List<Worker> two = payouts.workers(2);
        String number = nights.failed(two, two.get(0), two.get(1));
        PaymentInstruction revised = revisions.revise(Payouts.TENANT, number, true, Payouts.BY);
        String revisedNumber = revised.number();

        payouts.ask(TreasuryService.FTPS, revisedNumber);
        assertThat(payouts.page(revisedNumber)).isEqualTo("ERROR On call of FTPS API: No response is received.");
        assertThat(payouts.pi(revisedNumber).status()).isEqualTo(PiStatus.IN_PROCESS);

        treasury.pay(revisedNumber, List.of(payouts.benefId(number, two.get(0))));
        payouts.ask(TreasuryService.FTPS, revisedNumber);
        assertThat(payouts.pi(revisedNumber).status()).isEqualTo(PiStatus.COMPLETED);
        assertThat(payouts.payment(revisedNumber, two.get(0)).status()).isEqualTo(PaymentStatus.SUCCESSFUL);
        assertThat(payouts.payment(revisedNumber, two.get(1)).status()).isEqualTo(PaymentStatus.IN_PROCESS);

        treasury.pay(revisedNumber);
        payouts.ask(TreasuryService.FTPS, revisedNumber);
        payouts.deliverMessages();
        assertThat(payouts.payment(revisedNumber, two.get(1)).status()).isEqualTo(PaymentStatus.SUCCESSFUL);
        assertThat(records.billPayment(number)).isEqualTo("SUCCESSFUL PAYMENT_SUCCESS 2800.00");
        String utr = payouts.payment(revisedNumber, two.get(1)).facts().utrNumber();
        assertThat(sms.to(two.get(1).mobileNumber()))
                .contains("Payment of Rs. 1400.00 for MUKTA, transaction " + utr
                        + " is made to your registered bank account. Contact your bank if not credited within 72 hours."
                        + " MUKTA - Govt. of Odisha.");
        JsonNode asked = treasury.requests(JitService.FTPS).stream()
                .filter(request ->
                        request.params().path("jitCorBillNo").asString().equals(revisedNumber))
                .findFirst()
                .orElseThrow()
                .params();
        JsonNode ordered = sentFor(revisedNumber);
        asked.properties()
                .forEach(member ->
                        assertThat(member.getValue()).as(member.getKey()).isEqualTo(ordered.path(member.getKey())));
    }

    @Test
    void t69ANewReferenceThatIsTheOriginalsIsRefusedAndReported() {
        Worker worker = payouts.worker();
        String number = nights.failed(List.of(worker), worker);
        PaymentInstruction revised = revisions.revise(Payouts.TENANT, number, true, Payouts.BY);
        treasury.pay(revised.number());
        String reference = Objects.requireNonNull(payouts.pi(number).advice()).billReference();
        treasury.play(FaultRule.on(JitService.FTPS, Fault.EDIT)
                .with("set", Map.of("/data/0/billRefNo", reference))
                .times(1));

        payouts.ask(TreasuryService.FTPS, revised.number());

        assertThat(payouts.pi(revised.number()).status()).isEqualTo(PiStatus.IN_PROCESS);
        assertThat(payouts.pi(revised.number()).advice()).isNull();
        assertThat(records.findings(revised.number())).isNotEmpty();
        assertThat(payouts.page(revised.number())).contains(reference);
    }

    @Test
    void t70EachGenerationKeepsTheBenefIdAndNamesTheFirstInstruction() {
        Worker worker = payouts.worker();
        String number = nights.failed(List.of(worker), worker);
        String benefId = payouts.benefId(number, worker);
        PaymentInstruction original = payouts.pi(number);
        List<String> generations = new ArrayList<>(List.of(number));
        for (int generation = 2; generation <= 3; generation++) {
            PaymentInstruction revised = revisions.revise(Payouts.TENANT, number, true, Payouts.BY);
            JsonNode sent = sentFor(revised.number());
            assertThat(sent.path("jitOrgBillNo").asString()).isEqualTo(number);
            assertThat(sent.path("jitOrgBillDate").asString()).isEqualTo(TreasuryDates.dateTime(original.billDate()));
            assertThat(sent.path("jitOrgBillRefNo").asString())
                    .isEqualTo(Objects.requireNonNull(original.advice()).billReference());
            JsonNode row = sent.path("beneficiaryDetails").path(0);
            assertThat(row.path("benefId").asString()).isEqualTo(benefId);
            String failedLastIn = generations.get(generations.size() - 1);
            assertThat(row.path("jitCurBillRefNo").asString())
                    .isEqualTo(Objects.requireNonNull(payouts.pi(failedLastIn).advice())
                            .billReference());
            generations.add(revised.number());
            treasury.pay(revised.number());
            payouts.ask(TreasuryService.FTPS, revised.number());
            treasury.fail(revised.number(), new ReturnedPayment(benefId, "Account does not exist", 1));
            payouts.daysPass(1);
            payouts.ask(TreasuryService.FTFPS, revised.number());
            payouts.deliverMessages();
            assertThat(payouts.page(revised.number()))
                    .isEqualTo("INFO On call of FTFPS API: Response is received and updated successfully");
            assertThat(payouts.payment(revised.number(), worker).status()).isEqualTo(PaymentStatus.FAILED);
            assertThat(revised.beneficiaries().get(0).attempt()).isEqualTo(generation);
            assertThat(payouts.pi(revised.number()).parentNumber()).isEqualTo(number);
        }
        assertThat(sms.to(worker.mobileNumber()))
                .filteredOn(text -> text.contains("is failed"))
                .hasSize(3);
        assertThat(records.suspense(number)).isEqualTo("1400.00");
        BooksView books = treasury.books();
        assertThat(books.paidTwice()).doesNotContain(benefId);
    }

    @Test
    void aPaymentThatTheFirstInstructionDoesNotKnowIsNotPaidAgain() {
        Worker worker = payouts.worker();
        String number = nights.failed(List.of(worker), worker);
        PaymentInstruction revised = revisions.revise(Payouts.TENANT, number, true, Payouts.BY);
        treasury.pay(revised.number());
        payouts.ask(TreasuryService.FTPS, revised.number());
        treasury.fail(
                revised.number(), new ReturnedPayment(payouts.benefId(number, worker), "Account does not exist", 1));
        payouts.daysPass(1);
        payouts.ask(TreasuryService.FTFPS, revised.number());
        records.renumber(payouts.payment(revised.number(), worker), "BEN-NOBODY");

        assertThatThrownBy(() -> revisions.revise(Payouts.TENANT, number, true, Payouts.BY))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.code()).isEqualTo("PI_BENEFICIARY_NOT_IN_ORIGINAL");
                                    assertThat(problem.message())
                                            .isEqualTo("The beneficiary BEN-NOBODY was not present in the original"
                                                    + " payment instruction.");
                                }));
        assertThat(payouts.chain(number)).hasSize(2);
    }

    @Test
    void t56ARepeatFailureThatFdTellsIsRoutedToTheRevisedInstruction() {
        Worker worker = payouts.worker();
        String number = nights.failed(List.of(worker), worker);
        PaymentInstruction revised = revisions.revise(Payouts.TENANT, number, true, Payouts.BY);
        treasury.pay(revised.number());
        treasury.fail(
                revised.number(), new ReturnedPayment(payouts.benefId(number, worker), "Account does not exist", 1));
        treasury.play(FaultRule.on(JitService.FD, Fault.WITH_REVISIONS));
        payouts.daysPass(1);

        payouts.ask(TreasuryService.FD, number);

        assertThat(payouts.payment(revised.number(), worker).status())
                .as("FTPS has not told the reference yet")
                .isEqualTo(PaymentStatus.IN_PROCESS);
        assertThat(records.waiting(revised.number())).isEqualTo(1);

        payouts.ask(TreasuryService.FTPS, revised.number());

        assertThat(payouts.pi(revised.number()).status()).isEqualTo(PiStatus.COMPLETED);
        assertThat(payouts.payment(revised.number(), worker).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(payouts.payment(revised.number(), worker).statusMessage()).isEqualTo("Account does not exist");
        assertThat(records.waiting(revised.number())).isZero();

        payouts.daysPass(1);
        payouts.ask(TreasuryService.FD, number);
        payouts.ask(TreasuryService.FTFPS, revised.number());
        payouts.deliverMessages();
        assertThat(sms.to(worker.mobileNumber()))
                .filteredOn(text -> text.contains("is failed"))
                .as("one of each generation, however often and by whatever call it is told")
                .hasSize(2);
    }
}
