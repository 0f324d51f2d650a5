package dev.kosh.disbursement;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Payouts.Worker;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.ReturnedPayment;
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
    private static final String NO_RESPONSE = "ERROR On call of FD API: No response is received.";

    @Autowired
    private Payouts payouts;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private RecordedSms sms;

    @Autowired
    private FailureReview failures;

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

    private void comesBack(String number, Worker worker, String reason) {
        treasury.fail(number, new ReturnedPayment(payouts.benefId(number, worker), reason, 1));
        payouts.daysPass(1);
    }

    private void ask(String number) {
        payouts.tonight();
        payouts.ask(TreasuryService.FD, number);
        payouts.deliverMessages();
    }

    private List<FailureEvent> events(String number) {
        return failures.find(
                FailureCriteria.of(Payouts.TENANT, payouts.pi(number).id()));
    }

    private List<String> failureMessages(Worker worker) {
        return sms.to(worker.mobileNumber()).stream()
                .filter(text -> text.contains("is failed"))
                .toList();
    }

    private static FaultRule edit() {
        return FaultRule.on(JitService.FD, Fault.EDIT);
    }

    private static String row(String member) {
        return "/data/0/benfDtls/0/" + member;
    }

    @Test
    void t43NothingFailedIsASuccessThatChangesNothingAndTellsNobody() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));

        ask(number);

        assertThat(payouts.page(number)).isEqualTo(INFO);
        assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.SUCCESSFUL);
        assertThat(PaymentInstructionLifecycle.actions(payouts.pi(number), false))
                .isEmpty();
        assertThat(failureMessages(worker)).isEmpty();
        assertThat(events(number)).isEmpty();
    }

    @Test
    void t44OneOfThreeFailsAndOnlyHeIsTold() {
        List<Worker> three = payouts.workers(3);
        String number = payouts.completed(three);
        comesBack(number, three.get(1), "Account is dormant");

        ask(number);

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
        assertThat(failureMessages(three.get(1)))
                .containsExactly("Payment of Rs. 1400.00 for MUKTA, transaction "
                        + failed.facts().failureUtrNumber()
                        + " is failed. Contact MUKTA Cell at ULB for more detail. MUKTA - Govt. of Odisha.");
        assertThat(failureMessages(three.get(0))).isEmpty();
        assertThat(failureMessages(three.get(2))).isEmpty();
        assertThat(payouts.billPayment(number)).isEqualTo("PARTIAL PAYMENT_PARTIAL 2800.00");
    }

    @Test
    void theRequestHasTheSixParametersOfTheSeedAndNoOther() {
        String number = payouts.completed(payouts.workers(1));

        ask(number);

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
        two.forEach(worker -> comesBack(number, worker, "Account closed"));

        ask(number);

        assertThat(payouts.pi(number).status()).isEqualTo(PiStatus.COMPLETED);
        assertThat(payouts.pi(number).countPayments(PaymentStatus.FAILED)).isEqualTo(2);
        assertThat(payouts.billPayment(number)).isEqualTo("FAILED PAYMENT_FAILED 0.00");
    }

    @Test
    void t47TheSameAnswerOnFiveDaysIsOneFailureAndOneMessage() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        comesBack(number, worker, "Account frozen");

        for (int day = 0; day < 5; day++) {
            ask(number);
            payouts.daysPass(1);
        }

        assertThat(events(number)).singleElement().satisfies(event -> {
            assertThat(event.seenCount()).isEqualTo(5);
            assertThat(event.state()).isEqualTo(FailureState.APPLIED);
            assertThat(event.sms()).isEqualTo(SmsState.SENT);
            assertThat(event.lastSeenAt()).isAfter(event.firstSeenAt());
        });
        assertThat(failureMessages(worker)).hasSize(1);
        assertThat(payouts.suspense(number)).isEqualTo("1400.00");
    }

    @Test
    void t47TheSameAnswerInParallelIsOneFailureAndOneMessage() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        comesBack(number, worker, "Account frozen");
        payouts.tonight();

        Desk.together(Collections.nCopies(4, () -> {
            payouts.ask(TreasuryService.FD, number);
            return true;
        }));
        payouts.deliverMessages();

        assertThat(events(number))
                .singleElement()
                .satisfies(event -> assertThat(event.seenCount()).isEqualTo(4));
        assertThat(failureMessages(worker)).hasSize(1);
        assertThat(payouts.suspense(number)).isEqualTo("1400.00");
    }

    @Test
    void t48AnotherChallanNumberIsACorrectionWithHistoryAndNoSecondMessage() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        comesBack(number, worker, "Account frozen");
        ask(number);
        String first = payouts.payment(number, worker).facts().challanNumber();
        treasury.play(edit().forNumber(number).with("set", Map.of(row("challanNumber"), "990001")));
        payouts.daysPass(1);

        ask(number);

        assertThat(payouts.payment(number, worker).facts().challanNumber()).isEqualTo("990001");
        assertThat(events(number)).hasSize(2);
        assertThat(events(number).stream().filter(FailureEvent::correction).toList())
                .singleElement()
                .satisfies(history -> assertThat(history.challanNumber()).isEqualTo(first));
        assertThat(failureMessages(worker)).hasSize(1);
        assertThat(payouts.suspense(number)).isEqualTo("1400.00");
    }

    @Test
    void t49ARecordWithoutBenefIdIsMatchedByItsAccountWhenThatIsUnique() {
        List<Worker> two = payouts.workers(2);
        String number = payouts.completed(two);
        comesBack(number, two.get(0), "Account frozen");
        treasury.play(edit().forNumber(number).with("remove", List.of(row("benfId"))));

        ask(number);

        assertThat(payouts.payment(number, two.get(0)).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(payouts.payment(number, two.get(1)).status()).isEqualTo(PaymentStatus.SUCCESSFUL);
        assertThat(events(number))
                .singleElement()
                .satisfies(event -> assertThat(event.warnings()).containsExactly("MATCHED_BY_ACCOUNT"));
    }

    @Test
    void t49ARecordOfAnUnknownAccountOrOfOneThatTwoShareWaitsForReview() {
        List<Worker> two = payouts.workers(2);
        String number = payouts.completed(two);
        comesBack(number, two.get(0), "Account frozen");
        treasury.play(edit().forNumber(number)
                .with("remove", List.of(row("benfId")))
                .with("set", Map.of(row("benfAcctNo"), "99999999999")));

        ask(number);

        assertThat(payouts.pi(number).countPayments(PaymentStatus.SUCCESSFUL)).isEqualTo(2);
        assertThat(payouts.pi(number).unmatchedRows()).isEqualTo(1);
        assertThat(events(number)).singleElement().satisfies(event -> {
            assertThat(event.state()).isEqualTo(FailureState.QUARANTINED);
            assertThat(event.reason()).isEqualTo(QuarantineReason.UNKNOWN_BENEFICIARY);
        });

        treasury.clearFaults();
        payouts.sharesAccount(number, two.get(0), two.get(1));
        treasury.play(edit().forNumber(number).with("remove", List.of(row("benfId"))));
        ask(number);

        assertThat(payouts.pi(number).countPayments(PaymentStatus.SUCCESSFUL)).isEqualTo(2);
        assertThat(events(number))
                .extracting(FailureEvent::reason)
                .containsExactlyInAnyOrder(
                        QuarantineReason.UNKNOWN_BENEFICIARY, QuarantineReason.AMBIGUOUS_BENEFICIARY);
    }

    @Test
    void t50TheTreasurysIdCountsForMoreThanItsAccount() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        comesBack(number, worker, "Account frozen");
        treasury.play(edit().forNumber(number).with("set", Map.of(row("benfAcctNo"), "99999999999")));

        ask(number);

        assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(events(number))
                .singleElement()
                .satisfies(event -> assertThat(event.warnings()).containsExactly("ACCOUNT_DIFFERS"));
    }

    @Test
    void t51OurNumberWithTheReferenceOfAnotherInstructionWaitsForReview() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        String other = payouts.completed(payouts.workers(1));
        comesBack(number, worker, "Account frozen");
        treasury.play(edit().forNumber(number)
                .with(
                        "set",
                        Map.of(
                                "/data/0/billRefNo",
                                requireNonNull(payouts.pi(other).advice()).billReference())));

        ask(number);

        assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.SUCCESSFUL);
        assertThat(events(number))
                .singleElement()
                .satisfies(event -> assertThat(event.reason()).isEqualTo(QuarantineReason.IDENTITY_MISMATCH));
        assertThat(failureMessages(worker)).isEmpty();
    }

    @Test
    void t52AnUnknownBillDoesNotStopAGoodOne() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        comesBack(number, worker, "Account frozen");
        treasury.play(edit().forNumber(number)
                .with(
                        "append",
                        Map.of(
                                "/data",
                                Map.of(
                                        "billNumber",
                                        "PI-XX/2026-27/999999",
                                        "billRefNo",
                                        "unknown-" + number,
                                        "benfDtls",
                                        List.of(Map.of("benfId", "BN-XX/1"))))));

        ask(number);

        assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(payouts.pi(number).unmatchedRows()).isEqualTo(1);
        assertThat(events(number))
                .extracting(FailureEvent::state)
                .containsExactlyInAnyOrder(FailureState.APPLIED, FailureState.QUARANTINED);
    }

    @Test
    void t53WhateverIsMissingTheFailureIsAppliedAndToldWithWhatIsKnown() {
        List<Worker> four = payouts.workers(4);
        List<List<String>> missing = List.of(
                List.of(row("failedReason")),
                List.of(row("challanNumber")),
                List.of(row("utrNo")),
                List.of(row("failedReason"), row("challanNumber"), row("utrNo")));
        for (int i = 0; i < four.size(); i++) {
            Worker worker = four.get(i);
            String number = payouts.completed(List.of(worker));
            comesBack(number, worker, "Account frozen");
            treasury.play(edit().forNumber(number).with("remove", missing.get(i)));

            ask(number);

            Beneficiary payment = payouts.payment(number, worker);
            assertThat(payment.status()).isEqualTo(PaymentStatus.FAILED);
            String reference = missing.get(i).contains(row("utrNo"))
                    ? payment.facts().utrNumber()
                    : payment.facts().failureUtrNumber();
            assertThat(failureMessages(worker))
                    .singleElement()
                    .satisfies(text -> assertThat(text).contains("transaction " + reference + " is failed"));
            assertThat(events(number))
                    .singleElement()
                    .satisfies(event -> assertThat(event.warnings()).containsExactly("DETAIL_MISSING"));
        }
    }

    @Test
    void t54ABeneficiaryListedTwiceInOneAnswerFailedOnce() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        comesBack(number, worker, "Account frozen");
        treasury.play(edit().forNumber(number)
                .with("copy", List.of(Map.of("from", "/data/0/benfDtls/0", "to", "/data/0/benfDtls"))));

        ask(number);

        assertThat(events(number))
                .singleElement()
                .satisfies(event -> assertThat(event.seenCount()).isEqualTo(2));
        assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(failureMessages(worker)).hasSize(1);
    }

    @Test
    void t54TwoReasonsInOneAnswerAreAFailureAndItsCorrection() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        comesBack(number, worker, "Account frozen");
        ask(number);
        String benefId = payouts.benefId(number, worker);
        treasury.play(edit().forNumber(number)
                .with(
                        "append",
                        Map.of(
                                "/data/0/benfDtls",
                                Map.of(
                                        "benfId",
                                        benefId,
                                        "failedReason",
                                        "Account closed",
                                        "challanNumber",
                                        "1",
                                        "utrNo",
                                        "U2"))));
        payouts.daysPass(1);

        ask(number);

        assertThat(payouts.payment(number, worker).statusMessage()).isEqualTo("Account closed");
        assertThat(failureMessages(worker)).hasSize(1);
        assertThat(events(number)).filteredOn(FailureEvent::correction).hasSize(1);
    }

    @Test
    void t54AlsoWhenTheAnswerIsTheFirstThatTellsOfIt() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        comesBack(number, worker, "Account frozen");
        String benefId = payouts.benefId(number, worker);
        treasury.play(edit().forNumber(number)
                .with(
                        "append",
                        Map.of("/data/0/benfDtls", Map.of("benfId", benefId, "failedReason", "Account closed"))));

        ask(number);

        Beneficiary payment = payouts.payment(number, worker);
        assertThat(payment.status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(payment.statusMessage()).isEqualTo("Account closed");
        assertThat(failureMessages(worker)).hasSize(1);
        assertThat(payouts.suspense(number)).isEqualTo("1400.00");
    }

    @Test
    void t55AFailureBeforePdIsAppliedWithAWarningAndTheLaterPdKeepsIt() {
        List<Worker> two = payouts.workers(2);
        String number = payouts.advised(two);
        treasury.pay(number);
        comesBack(number, two.get(0), "Account frozen");

        ask(number);

        assertThat(payouts.pi(number).status()).isEqualTo(PiStatus.IN_PROCESS);
        assertThat(payouts.payment(number, two.get(0)).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(events(number))
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
    void t58NoResponseIsSaidUntilAnAnswerComesAndNothingElseChanges() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        comesBack(number, worker, "Account frozen");
        treasury.play(FaultRule.on(JitService.FD, Fault.RESET).forNumber(number));

        for (int pass = 0; pass < 4; pass++) {
            ask(number);
            assertThat(payouts.page(number)).isEqualTo(NO_RESPONSE);
            assertThat(payouts.pi(number).status()).isEqualTo(PiStatus.COMPLETED);
            assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.SUCCESSFUL);
        }
        treasury.clearFaults();
        payouts.daysPass(1);
        ask(number);

        assertThat(payouts.page(number)).isEqualTo(INFO);
        assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.FAILED);
    }

    @Test
    void t58AnActionEnabledEarlierSurvivesADayWithoutResponse() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        comesBack(number, worker, "Account frozen");
        ask(number);
        treasury.play(FaultRule.on(JitService.FD, Fault.RESET).forNumber(number));
        payouts.daysPass(1);

        ask(number);

        assertThat(payouts.page(number)).isEqualTo(NO_RESPONSE);
        assertThat(PaymentInstructionLifecycle.actions(payouts.pi(number), false))
                .containsExactly(PiAction.GENERATE_REVISED_PI);
    }

    @Test
    void t59EachErrorIsOnRecordAndThePageShowsTheLatest() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        comesBack(number, worker, "Account frozen");
        for (String day : List.of("one", "two", "three")) {
            treasury.play(FaultRule.on(JitService.FD, Fault.ERROR)
                    .forNumber(number)
                    .with("errorMsg", "Trouble of day " + day)
                    .times(1));
            ask(number);
            assertThat(payouts.page(number)).isEqualTo("ERROR On call of FD API: Trouble of day " + day);
            assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.SUCCESSFUL);
            payouts.daysPass(1);
        }

        ask(number);

        assertThat(payouts.page(number)).isEqualTo(INFO);
        assertThat(payouts.statusLog(number, "FD"))
                .containsExactly(
                        "STATUS_LOG_FD_ERROR", "STATUS_LOG_FD_ERROR", "STATUS_LOG_FD_ERROR", "STATUS_LOG_FD_SUCCESS");
    }

    @Test
    void anInstructionThatLacksWhatTheCallNeedsIsNeverAskedWithBlanks() {
        String number = payouts.completed(payouts.workers(1));
        payouts.forgetToken(number);
        long before = treasury.calls(JitService.FD);

        ask(number);

        assertThat(treasury.calls(JitService.FD)).isEqualTo(before);
        assertThat(payouts.findings(number)).contains("LOCAL_CONTEXT_MISSING");
    }

    @Test
    void aDepartmentAndANumberThatStandsForNoneAreToldNothing() {
        Worker dummy = payouts.worker().with("9999999999");
        Worker nameless = payouts.worker().with("");
        String number = payouts.completed(List.of(dummy, nameless));
        comesBack(number, dummy, "Account frozen");
        comesBack(number, nameless, "Account frozen");

        ask(number);

        assertThat(sms.to("9999999999")).isEmpty();
        assertThat(events(number))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.sms()).isEqualTo(SmsState.SKIPPED));
    }

    @Test
    void t75TheStatusStandsWhileTheCarrierIsDownAndTheMessageGoesOutOnceItIsBack() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        comesBack(number, worker, "Account frozen");
        sms.goDown();
        ask(number);
        assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(failureMessages(worker)).isEmpty();
        assertThat(events(number))
                .singleElement()
                .satisfies(event -> assertThat(event.sms()).isEqualTo(SmsState.QUEUED));

        sms.comeBack();
        clock.advance(Duration.ofMinutes(5));
        payouts.deliverMessages();

        assertThat(failureMessages(worker)).hasSize(1);
        assertThat(events(number))
                .singleElement()
                .satisfies(event -> assertThat(event.sms()).isEqualTo(SmsState.SENT));
    }
}
