package dev.kosh.disbursement;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Payouts.Worker;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.Desk;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.TreasuryService;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** FD, the seed's feature, against the simulated treasury; numbers are those of the fault scenarios. */
@PayoutTest
class FailedDetailsTests {

    private static final String INFO = "INFO On call of FD API: Response is received and updated successfully";

    @Autowired
    private Payouts payouts;

    @Autowired
    private PayoutRecords records;

    @Autowired
    private FailureNights nights;

    @Autowired
    private TreasurySimulator treasury;

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

    @Test
    void t43NothingFailedIsASuccessThatChangesNothingAndTellsNobody() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));

        nights.ask(number);

        assertThat(payouts.page(number)).isEqualTo(INFO);
        assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.SUCCESSFUL);
        assertThat(PaymentInstructionLifecycle.actions(payouts.pi(number), false))
                .isEmpty();
        assertThat(nights.failureMessages(worker)).isEmpty();
        assertThat(nights.events(number)).isEmpty();
    }

    @Test
    void t44OneOfThreeFailsAndOnlyHeIsTold() {
        List<Worker> three = payouts.workers(3);
        String number = payouts.completed(three);
        nights.comesBack(number, three.get(1), "Account is dormant");

        nights.ask(number);

        PaymentInstruction pi = payouts.pi(number);
        assertThat(pi.status()).as("the instruction stays").isEqualTo(PiStatus.COMPLETED);
        assertThat(payouts.page(number)).isEqualTo(INFO);
        Beneficiary failed = payouts.payment(number, three.get(1));
        assertThat(failed.status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(failed.statusMessage()).isEqualTo("Account is dormant");
        assertThat(failed.facts().challanNumber()).isNotBlank();
        assertThat(failed.facts().originalBillReference())
                .isEqualTo(requireNonNull(pi.advice()).billReference());
        assertThat(failed.facts().utrNumber())
                .as("what PD told of the debit stays")
                .isNotEqualTo(failed.facts().failureUtrNumber());
        assertThat(payouts.payment(number, three.get(0)).status()).isEqualTo(PaymentStatus.SUCCESSFUL);
        assertThat(PaymentInstructionLifecycle.actions(pi, false)).containsExactly(PiAction.GENERATE_REVISED_PI);
        assertThat(nights.failureMessages(three.get(1)))
                .containsExactly("Payment of Rs. 1400.00 for MUKTA, transaction "
                        + failed.facts().failureUtrNumber()
                        + " is failed. Contact MUKTA Cell at ULB for more detail. MUKTA - Govt. of Odisha.");
        assertThat(nights.failureMessages(three.get(0))).isEmpty();
        assertThat(nights.failureMessages(three.get(2))).isEmpty();
        assertThat(records.billPayment(number)).isEqualTo("PARTIAL PAYMENT_PARTIAL 2800.00");
    }

    @Test
    void theRequestHasTheSixParametersOfTheSeedAndNoOther() {
        String number = payouts.completed(payouts.workers(1));

        nights.ask(number);

        var asked = treasury.requests(JitService.FD).stream()
                .filter(request -> number.equals(request.piNumber()))
                .toList();
        assertThat(asked).hasSize(1);
        PaymentAdvice advice = requireNonNull(payouts.pi(number).advice());
        assertThat(asked.get(0).params().toString())
                .isEqualTo(
                        ("{\"billno\":\"%s\",\"billDate\":\"2026-06-10\",\"adviceId\":\"%s\",\"onlineBillRefNo\":\"%s\","
                                        + "\"tokenNo\":\"%s\",\"tokenDate\":\"%s\"}")
                                .formatted(
                                        number,
                                        advice.adviceId(),
                                        advice.billReference(),
                                        advice.tokenNumber(),
                                        advice.tokenDate()));
    }

    @Test
    void t45WhenAllFailedTheInstructionStaysCompletedAndThePaymentHasFailed() {
        List<Worker> two = payouts.workers(2);
        String number = payouts.completed(two);
        two.forEach(worker -> nights.comesBack(number, worker, "Account closed"));

        nights.ask(number);

        assertThat(payouts.pi(number).status()).isEqualTo(PiStatus.COMPLETED);
        assertThat(payouts.pi(number).countPayments(PaymentStatus.FAILED)).isEqualTo(2);
        assertThat(records.billPayment(number)).isEqualTo("FAILED PAYMENT_FAILED 0.00");
    }

    @Test
    void t47TheSameAnswerOnFiveDaysIsOneFailureAndOneMessage() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        nights.comesBack(number, worker, "Account frozen");

        for (int day = 0; day < 5; day++) {
            nights.ask(number);
            payouts.daysPass(1);
        }

        assertThat(nights.events(number)).singleElement().satisfies(event -> {
            assertThat(event.seenCount()).isEqualTo(5);
            assertThat(event.state()).isEqualTo(FailureState.APPLIED);
            assertThat(event.sms()).isEqualTo(SmsState.SENT);
            assertThat(event.lastSeenAt()).isAfter(event.firstSeenAt());
        });
        assertThat(nights.failureMessages(worker)).hasSize(1);
        assertThat(records.suspense(number)).isEqualTo("1400.00");
    }

    @Test
    void t47TheSameAnswerInParallelIsOneFailureAndOneMessage() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        nights.comesBack(number, worker, "Account frozen");
        payouts.tonight();

        Desk.together(Collections.nCopies(4, () -> {
            payouts.ask(TreasuryService.FD, number);
            return true;
        }));
        payouts.deliverMessages();

        assertThat(nights.events(number))
                .singleElement()
                .satisfies(event -> assertThat(event.seenCount()).isEqualTo(4));
        assertThat(nights.failureMessages(worker)).hasSize(1);
        assertThat(records.suspense(number)).isEqualTo("1400.00");
    }

    @Test
    void t48AnotherChallanNumberIsACorrectionWithHistoryAndNoSecondMessage() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        nights.comesBack(number, worker, "Account frozen");
        nights.ask(number);
        String first = payouts.payment(number, worker).facts().challanNumber();
        treasury.play(FailureNights.edit()
                .forNumber(number)
                .with("set", Map.of(FailureNights.row("challanNumber"), "990001")));
        payouts.daysPass(1);

        nights.ask(number);

        assertThat(payouts.payment(number, worker).facts().challanNumber()).isEqualTo("990001");
        assertThat(nights.events(number)).hasSize(2);
        assertThat(nights.events(number).stream()
                        .filter(FailureEvent::correction)
                        .toList())
                .singleElement()
                .satisfies(history -> assertThat(history.challanNumber()).isEqualTo(first));
        assertThat(nights.failureMessages(worker)).hasSize(1);
        assertThat(records.suspense(number)).isEqualTo("1400.00");
    }

    @Test
    void t55AFailureBeforePdIsAppliedWithAWarningAndTheLaterPdKeepsIt() {
        List<Worker> two = payouts.workers(2);
        String number = payouts.advised(two);
        treasury.pay(number);
        nights.comesBack(number, two.get(0), "Account frozen");

        nights.ask(number);

        assertThat(payouts.pi(number).status()).isEqualTo(PiStatus.IN_PROCESS);
        assertThat(payouts.payment(number, two.get(0)).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(nights.events(number))
                .singleElement()
                .satisfies(event -> assertThat(event.warnings()).contains("FD_BEFORE_PD"));

        payouts.ask(TreasuryService.PD, number);
        payouts.deliverMessages();

        assertThat(payouts.pi(number).status()).isEqualTo(PiStatus.COMPLETED);
        assertThat(payouts.payment(number, two.get(0)).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(payouts.payment(number, two.get(1)).status()).isEqualTo(PaymentStatus.SUCCESSFUL);
        assertThat(sms.to(two.get(0).mobileNumber())).hasSize(1);
    }

    @Test
    void aDepartmentAndANumberThatStandsForNoneAreToldNothing() {
        Worker dummy = payouts.worker().with("9999999999");
        Worker nameless = payouts.worker().with("");
        Worker department = payouts.department();
        String number = payouts.completed(List.of(dummy, nameless, department));
        nights.comesBack(number, dummy, "Account frozen");
        nights.comesBack(number, nameless, "Account frozen");
        nights.comesBack(number, department, "Account frozen");

        nights.ask(number);

        assertThat(sms.to("9999999999")).isEmpty();
        assertThat(sms.to(department.mobileNumber())).isEmpty();
        assertThat(nights.events(number))
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.sms()).isEqualTo(SmsState.SKIPPED));
    }

    @Test
    void t75TheStatusStandsWhileTheCarrierIsDownAndTheMessageGoesOutOnceItIsBack() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        nights.comesBack(number, worker, "Account frozen");
        sms.goDown();
        nights.ask(number);
        assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(nights.failureMessages(worker)).isEmpty();
        assertThat(nights.events(number))
                .singleElement()
                .satisfies(event -> assertThat(event.sms()).isEqualTo(SmsState.QUEUED));

        sms.comeBack();
        clock.advance(Duration.ofMinutes(5));
        payouts.deliverMessages();

        assertThat(nights.failureMessages(worker)).hasSize(1);
        assertThat(nights.events(number))
                .singleElement()
                .satisfies(event -> assertThat(event.sms()).isEqualTo(SmsState.SENT));
    }

    @Test
    void whoseMoneyCameBackBeforeTheMessageOfItLeftIsToldOfTheFailureOnly() {
        List<Worker> two = payouts.workers(2);
        String number = payouts.advised(two);
        treasury.pay(number);
        sms.goDown();
        payouts.ask(TreasuryService.PD, number);
        payouts.deliverMessages();
        nights.comesBack(number, two.get(0), "Account frozen");
        nights.ask(number);

        sms.comeBack();
        clock.advance(Duration.ofMinutes(5));
        payouts.deliverMessages();

        assertThat(sms.to(two.get(0).mobileNumber()))
                .as("else what says that he was paid may come last")
                .singleElement()
                .satisfies(text -> assertThat(text).contains("is failed"));
        assertThat(sms.to(two.get(1).mobileNumber()))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("is made to your registered bank account"));
    }

    /** One account of a family: each hears of his own wage, at his own number. */
    @Test
    void eachOfThoseWhoSharedAnAccountIsToldOfHisOwnWageOnce() {
        Worker one = payouts.worker();
        Worker other = payouts.worker().at(one.number(), one.ifsc()).earning("600");
        Worker third =
                payouts.worker().at(one.number(), one.ifsc()).earning("250").with("");
        String number = payouts.completed(List.of(one, other, third));
        assertThat(sms.to(one.mobileNumber()))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("1400.00"));
        assertThat(sms.to(other.mobileNumber()))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("600.00"));

        nights.comesBack(number, one, "Account frozen");
        nights.ask(number);
        nights.ask(number);

        assertThat(nights.failureMessages(one))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("1400.00"));
        assertThat(nights.failureMessages(other))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("600.00"));
        assertThat(nights.events(number))
                .singleElement()
                .satisfies(event -> assertThat(event.sms()).isEqualTo(SmsState.SENT));
    }
}
