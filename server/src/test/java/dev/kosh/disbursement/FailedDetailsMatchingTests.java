package dev.kosh.disbursement;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Payouts.Worker;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.MovableClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom a record of an FD answer means, and what becomes of one that means nobody; numbers are those of the fault scenarios. */
@PayoutTest
class FailedDetailsMatchingTests {

    @Autowired
    private Payouts payouts;

    @Autowired
    private PayoutRecords records;

    @Autowired
    private FailureNights nights;

    @Autowired
    private TreasurySimulator treasury;

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
    void t49ARecordWithoutBenefIdIsMatchedByItsAccountWhenThatIsUnique() {
        List<Worker> two = payouts.workers(2);
        String number = payouts.completed(two);
        nights.comesBack(number, two.get(0), "Account frozen");
        treasury.play(FailureNights.edit().forNumber(number).with("remove", List.of(FailureNights.row("benfId"))));

        nights.ask(number);

        assertThat(payouts.payment(number, two.get(0)).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(payouts.payment(number, two.get(1)).status()).isEqualTo(PaymentStatus.SUCCESSFUL);
        assertThat(nights.events(number))
                .singleElement()
                .satisfies(event -> assertThat(event.warnings()).containsExactly("MATCHED_BY_ACCOUNT"));
    }

    @Test
    void t49ARecordOfAnUnknownAccountOrOfOneThatTwoShareWaitsForReview() {
        List<Worker> two = payouts.workers(2);
        String number = payouts.completed(two);
        nights.comesBack(number, two.get(0), "Account frozen");
        treasury.play(FailureNights.edit()
                .forNumber(number)
                .with("remove", List.of(FailureNights.row("benfId")))
                .with("set", Map.of(FailureNights.row("benfAcctNo"), "99999999999")));

        nights.ask(number);

        assertThat(payouts.pi(number).countPayments(PaymentStatus.SUCCESSFUL)).isEqualTo(2);
        assertThat(nights.waitingForReview(number)).isEqualTo(1);
        assertThat(nights.events(number)).singleElement().satisfies(event -> {
            assertThat(event.state()).isEqualTo(FailureState.QUARANTINED);
            assertThat(event.reason()).isEqualTo(QuarantineReason.UNKNOWN_BENEFICIARY);
        });

        treasury.clearFaults();
        records.sharesAccount(number, two.get(0), two.get(1));
        treasury.play(FailureNights.edit().forNumber(number).with("remove", List.of(FailureNights.row("benfId"))));
        nights.ask(number);

        assertThat(payouts.pi(number).countPayments(PaymentStatus.SUCCESSFUL)).isEqualTo(2);
        assertThat(nights.events(number))
                .extracting(FailureEvent::reason)
                .containsExactlyInAnyOrder(
                        QuarantineReason.UNKNOWN_BENEFICIARY, QuarantineReason.AMBIGUOUS_BENEFICIARY);
    }

    @Test
    void t50TheTreasurysIdCountsForMoreThanItsAccount() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        nights.comesBack(number, worker, "Account frozen");
        treasury.play(FailureNights.edit()
                .forNumber(number)
                .with("set", Map.of(FailureNights.row("benfAcctNo"), "99999999999")));

        nights.ask(number);

        assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(nights.events(number))
                .singleElement()
                .satisfies(event -> assertThat(event.warnings()).containsExactly("ACCOUNT_DIFFERS"));
    }

    @Test
    void t51OurNumberWithTheReferenceOfAnotherInstructionWaitsForReview() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        String other = payouts.completed(payouts.workers(1));
        nights.comesBack(number, worker, "Account frozen");
        treasury.play(FailureNights.edit()
                .forNumber(number)
                .with(
                        "set",
                        Map.of(
                                "/data/0/billRefNo",
                                requireNonNull(payouts.pi(other).advice()).billReference())));

        nights.ask(number);

        assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.SUCCESSFUL);
        assertThat(nights.events(number))
                .singleElement()
                .satisfies(event -> assertThat(event.reason()).isEqualTo(QuarantineReason.IDENTITY_MISMATCH));
        assertThat(nights.failureMessages(worker)).isEmpty();
    }

    @Test
    void t52AnUnknownBillDoesNotStopAGoodOne() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        nights.comesBack(number, worker, "Account frozen");
        treasury.play(FailureNights.edit()
                .forNumber(number)
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

        nights.ask(number);

        assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(nights.waitingForReview(number)).isEqualTo(1);
        assertThat(nights.events(number))
                .extracting(FailureEvent::state)
                .containsExactlyInAnyOrder(FailureState.APPLIED, FailureState.QUARANTINED);
    }

    @Test
    void t53WhateverIsMissingTheFailureIsAppliedAndToldWithWhatIsKnown() {
        List<Worker> four = payouts.workers(4);
        List<List<String>> missing = List.of(
                List.of(FailureNights.row("failedReason")),
                List.of(FailureNights.row("challanNumber")),
                List.of(FailureNights.row("utrNo")),
                List.of(
                        FailureNights.row("failedReason"),
                        FailureNights.row("challanNumber"),
                        FailureNights.row("utrNo")));
        for (int i = 0; i < four.size(); i++) {
            Worker worker = four.get(i);
            String number = payouts.completed(List.of(worker));
            nights.comesBack(number, worker, "Account frozen");
            treasury.play(FailureNights.edit().forNumber(number).with("remove", missing.get(i)));

            nights.ask(number);

            Beneficiary payment = payouts.payment(number, worker);
            assertThat(payment.status()).isEqualTo(PaymentStatus.FAILED);
            String reference = missing.get(i).contains(FailureNights.row("utrNo"))
                    ? payment.facts().utrNumber()
                    : payment.facts().failureUtrNumber();
            assertThat(nights.failureMessages(worker))
                    .singleElement()
                    .satisfies(text -> assertThat(text).contains("transaction " + reference + " is failed"));
            assertThat(nights.events(number))
                    .singleElement()
                    .satisfies(event -> assertThat(event.warnings()).containsExactly("DETAIL_MISSING"));
        }
    }

    @Test
    void t54ABeneficiaryListedTwiceInOneAnswerFailedOnce() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        nights.comesBack(number, worker, "Account frozen");
        treasury.play(FailureNights.edit()
                .forNumber(number)
                .with("copy", List.of(Map.of("from", "/data/0/benfDtls/0", "to", "/data/0/benfDtls"))));

        nights.ask(number);

        assertThat(nights.events(number))
                .singleElement()
                .satisfies(event -> assertThat(event.seenCount()).isEqualTo(2));
        assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(nights.failureMessages(worker)).hasSize(1);
    }

    @Test
    void t54TwoReasonsInOneAnswerAreAFailureAndItsCorrection() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        nights.comesBack(number, worker, "Account frozen");
        nights.ask(number);
        String benefId = payouts.benefId(number, worker);
        treasury.play(FailureNights.edit()
                .forNumber(number)
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

        nights.ask(number);

        assertThat(payouts.payment(number, worker).statusMessage()).isEqualTo("Account closed");
        assertThat(nights.failureMessages(worker)).hasSize(1);
        assertThat(nights.events(number)).filteredOn(FailureEvent::correction).hasSize(1);
    }

    @Test
    void t54AlsoWhenTheAnswerIsTheFirstThatTellsOfIt() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        nights.comesBack(number, worker, "Account frozen");
        String benefId = payouts.benefId(number, worker);
        treasury.play(FailureNights.edit()
                .forNumber(number)
                .with(
                        "append",
                        Map.of("/data/0/benfDtls", Map.of("benfId", benefId, "failedReason", "Account closed"))));

        nights.ask(number);

        Beneficiary payment = payouts.payment(number, worker);
        assertThat(payment.status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(payment.statusMessage()).isEqualTo("Account closed");
        assertThat(nights.failureMessages(worker)).hasSize(1);
        assertThat(records.suspense(number)).isEqualTo("1400.00");
    }

    /** The treasury lists a bill once for each voucher; what it says of one payment may stand under both. */
    @Test
    void t54AlsoWhenTwoBillsOfTheAnswerTellOfThePayment() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        nights.comesBack(number, worker, "Account frozen");
        treasury.play(FailureNights.edit()
                .forNumber(number)
                .with(
                        "append",
                        Map.of(
                                "/data",
                                Map.of(
                                        "billNumber",
                                        number,
                                        "billRefNo",
                                        requireNonNull(payouts.pi(number).advice())
                                                .billReference(),
                                        "voucherNo",
                                        "another",
                                        "benfDtls",
                                        List.of(Map.of(
                                                "benfId",
                                                payouts.benefId(number, worker),
                                                "failedReason",
                                                "Account closed"))))));

        nights.ask(number);

        Beneficiary payment = payouts.payment(number, worker);
        assertThat(payment.status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(payment.statusMessage()).isEqualTo("Account closed");
        assertThat(payment.facts().challanNumber())
                .as("what only the first said is kept")
                .isNotNull();
        assertThat(nights.failureMessages(worker)).hasSize(1);
        assertThat(records.suspense(number)).isEqualTo("1400.00");
    }
}
